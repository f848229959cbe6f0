"""From a role to its words in one language: catalogs, plural forms, dates, numbers, lists. Babel lives here alone."""
