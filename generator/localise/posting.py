"""From a posting, a role and a place to the vacancy in words: what is known, and blanks for what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.localise import sums
from generator.localise.job import job
from generator.localise.measures import long_date, number, series
from generator.localise.typography import NO_BREAK
from generator.model.document import Blank, Link, Text
from generator.model.employer import Employer
from generator.model.jurisdiction import Jurisdiction
from generator.model.local_vacancy import Line, LocalPosting, Words_
from generator.model.posting import Posting
from generator.model.posting_file import PostingFile, PostingPay, PostingPlace
from generator.model.request import Length
from generator.model.role import Role
from generator.model.source import SourceText
from generator.model.words import Words, message

_LABELS = {
    "employer": message("Employer"),
    "pay": message("Pay"),
    "parts": message("Of which"),
    "benefits": message("Benefits"),
    "contract": message("Contract"),
    "reason": message("Reason for the fixed term"),
    "hours": message("Working hours"),
    "place": message("Place of work"),
    "remote": message("Work from home"),
    "start": message("Start"),
    "education": message("Education"),
    "experience": message("Experience"),
    "languages": message("Languages"),
    "posts": message("Number of posts"),
    "collective_agreement": message("Collective agreement"),
    "reference": message("Reference"),
    "website": message("Website"),
    "posted": message("Published on"),
    "closes": message("Apply by"),
    "apply": message("where to apply"),
}
_KEYS = {"reason": "contract.reason", "parts": "pay.variable", "benefits": "pay.benefits", "remote": "place.remote"}
"""Where in a posting a fact of another name stands."""
_WIDTHS = {"contract": 30, "hours": 30, "place": 40, "start": 35, "closes": 35}
_WIDTH = 60


def local_posting(
    posting: Posting | None, role: Role, place: Jurisdiction, words: Words, employer: Employer, length: Length
) -> LocalPosting:
    """Put a vacancy into words. Without a posting, its facts are blanks."""
    return _Localiser(posting, role, place, words, employer, length).local()


class _Localiser:
    def __init__(
        self,
        posting: Posting | None,
        role: Role,
        place: Jurisdiction,
        words: Words,
        employer: Employer,
        length: Length,
    ) -> None:
        self.posting, self.role, self.place, self.words, self.employer = posting, role, place, words, employer
        self.length = length
        self.data = (
            posting.data if posting else PostingFile.model_validate({"language": role.language, "role": role.id})
        )

    def local(self) -> LocalPosting:
        data = self.data
        return LocalPosting(
            length=self.length,
            title=self._title(),
            employer=self._employer(),
            summary=tuple(said for _, said in self._summary() if said),
            opening=tuple(self._opening()),
            facts=tuple(self._facts()),
            offer=tuple(self._lines("offer", data.offer or [])),
            apply=tuple(self._apply()),
            advantages=data.advantages is not False,
            drawbacks=bool(data.drawbacks),
            duties=tuple(data.duties) if data.duties else self.role.in_vacancy.get("duties"),
            profile=tuple(data.profile) if data.profile else self.role.in_vacancy.get("profile"),
            said_as_facts=tuple(self._said_as_facts()),
            equal_opportunity=self._equal_opportunity(),
            job=job(data, self._plain_title(), self.role, self.words, self._employer_name(), self._say),
        )

    # --- words

    def _set(self, text: str) -> str:
        return self.words.typeset(text)

    def _capital(self, said: str) -> str:
        """Words as they begin a cell of a table; in a text to paste they go on behind their label."""
        return said[:1].upper() + said[1:] if self.length == "full" else said

    def _say(self, key: str) -> str:
        """A text of the posting, by its dotted key; empty when it is not given."""
        text = self.posting.texts.get(key) if self.posting else None
        return self.words.say(text) if text else ""

    def _origin(self, key: str) -> str:
        return str(self.posting.place(key)) if self.posting else str(self.role.place)

    def _label(self, key: str) -> str:
        return self._set(self.words(_LABELS[key]))

    def _known(self, key: str, said: str) -> Words_:
        """What is said of a fact, or a blank for it."""
        return (Text(said),) if said else (Blank(f"posting.{key}", self._label(key), _WIDTHS.get(key, _WIDTH)),)

    def _line(self, key: str, said: str, name: str = "") -> Line:
        return Line(name or key, (Text(self._set(said)),), origin=self._origin(key))

    def _fact(self, key: str, said: str) -> Line:
        return Line(key, self._known(key, said), self._label(key), self._origin(_KEYS.get(key, key)))

    def _lines(self, key: str, items: list[str]) -> Iterator[Line]:
        for index in range(len(items)):
            yield self._line(f"{key}[{index}]", self._say(f"{key}[{index}]"), f"{key}-{index + 1}")

    # --- head

    def _title(self) -> str:
        # A language may add to whom the title speaks: (m/w/d).
        return self._set(self.words("{title}", context="vacancy", title=self._plain_title()))

    def _plain_title(self) -> str:
        title = (self.posting.title if self.posting else None) or self.role.title
        return self._set(self.words.name(title.form(self.words.form)))

    def _employer(self) -> Words_:
        name = self.data.employer.name if self.data.employer else None
        own = self.employer.name.text if self.employer.name else ""
        return (Text(self._set(name or own)),) if name or own else (Blank("employer", self._label("employer"), _WIDTH),)

    def _employer_name(self) -> str:
        return "".join(part.text for part in self._employer() if isinstance(part, Text))

    def _place(self) -> PostingPlace:
        return self.data.place or PostingPlace.model_validate({})

    def _city(self) -> str:
        own = self.employer.place.text if self.employer.place and self.posting is None else ""
        return self._set(sums.town(self._place()) or own)

    def _summary(self) -> Iterator[tuple[str, str]]:
        """Place, contract and hours; empty where they are not known."""
        place, data = self._place(), self.data
        home = self._capital(sums.remote(place, self.words)) if place.remote == "fully" else ""
        yield "place", self._set(home or self._city())
        yield "contract", self._set(sums.contract(data.contract, self.words)) if data.contract else ""
        yield "hours", self._set(sums.hours(data.hours, self.words)) if data.hours else ""

    def _opening(self) -> Iterator[Line]:
        if about := self._say("employer.about"):
            yield self._line("employer.about", about, "about")
            return
        name, city = self._employer_name(), self._city()
        if name and city and self._place().remote != "fully":
            yield self._line("employer", self.words("{employer} is recruiting in {city}.", employer=name, city=city))
        elif name:
            yield self._line("employer", self.words("{employer} is recruiting.", employer=name))

    # --- facts

    def _facts(self) -> Iterator[Line]:
        data, words = self.data, self.words
        if not self._employer_name():
            yield Line("employer", self._employer(), self._label("employer"), self._origin("employer"))
        pay = data.pay or PostingPay.model_validate({})
        yield self._fact("pay", self._set(self._capital(sums.pay(pay, words))))
        yield from self._if_known("parts", self._parts(pay))
        yield from self._if_known("benefits", self._capital(self._benefits(pay)))
        yield from self._if_known("reason", self._capital(self._say("contract.reason")))
        # What the line under the title says is not said again.
        for key, said in self._summary():
            if not said:
                yield self._fact(key, "")
        yield from self._if_known("place", sums.address(self._place()) if self._place().street else "")
        if self._place().remote != "fully":
            yield from self._if_known("remote", self._capital(sums.remote(self._place(), words)))
        yield from self._if_known("hours", self._capital(self._say("hours.schedule")))
        yield self._fact("start", self._set(self._capital(sums.day(data.start, words))) if data.start else "")
        yield from self._if_known(
            "education", self._capital(sums.education(data.education, words) if data.education else "")
        )
        yield from self._if_known("experience", self._capital(self._asked()))
        yield from self._if_known("languages", self._capital(sums.languages(data.languages or [], words)))
        yield from self._if_known("posts", number(data.posts, words.tag) if data.posts and data.posts > 1 else "")
        yield from self._if_known("collective_agreement", self._agreement())
        yield from self._if_known("reference", data.reference or "")
        if data.employer and data.employer.website:
            yield Line(
                "website", (_site(data.employer.website),), self._label("website"), self._origin("employer.website")
            )
        yield from self._if_known("posted", long_date(data.posted, words.tag) if data.posted else "")
        yield self._fact("closes", self._set(long_date(data.closes, words.tag)) if data.closes else "")

    def _asked(self) -> str:
        """The experience that the posting asks for; empty where it leaves that to the role."""
        said = self.data.experience
        if said is None or not said.months:
            return ""
        asked = sums.experience(said, self.words)
        instead = self.words("{experience}, also instead of the diploma", experience=asked)
        return instead if said.instead_of_education else asked

    def _if_known(self, key: str, said: str) -> Iterator[Line]:
        if said:
            yield self._fact(key, self._set(said))

    def _agreement(self) -> str:
        own = self.role.texts.get("collective_agreement")
        return self._say("collective_agreement") or (self.words.name(own) if own else "")

    def _parts(self, pay: PostingPay) -> str:
        """Which parts of the pay are fixed and variable, and what the variable one depends on."""
        shares, depends = sums.shares(pay, self.words), self._say("pay.variable")
        if shares and depends:
            return self._capital(self.words("{shares}: {variable}", shares=shares, variable=depends))
        return self._capital(shares or depends)

    def _benefits(self, pay: PostingPay) -> str:
        said = [self._say(f"pay.benefits[{index}]") for index in range(len(pay.benefits or ()))]
        return series(said, self.words.tag)

    # --- end

    def _apply(self) -> Iterator[Line]:
        apply, words = self.data.apply, self.words
        if apply is None or not (apply.url or apply.email or apply.phone or apply.address):
            blank = Blank("posting.apply", self._label("apply"), 80)
            yield Line("apply", (Text(self._set(words("Send your application to:")) + " "), blank))
            return
        documents = [self._say(f"apply.documents[{index}]") for index in range(len(apply.documents or ()))]
        post = self._say("apply.address")
        ways: list[tuple[str, str, Link | Text]] = [
            ("url", message("Apply online: {url}"), Link(apply.url or "", apply.url or "")),
            ("email", message("By e-mail: {email}"), _mail(apply.email)),
            ("address", message("By post: {address}"), Text(self._set(post))),
            ("phone", message("By telephone: {phone}"), _call(apply.phone)),
        ]
        for key, english, way in ways:
            if way.text:
                yield Line(key, tuple(self._with(english, key, (way,))), origin=self._origin(f"apply.{key}"))
        if documents:
            what = series(documents, words.tag)
            yield self._line("apply.documents", words("Please send: {documents}.", documents=what), "documents")
        yield from self._contact()

    def _contact(self) -> Iterator[Line]:
        contact = self.data.contact
        if contact is None:
            return
        told = [Text(self._set(contact.name or "")), Text(self._set(self._say("contact.post")))]
        known = [part for part in (*told, _call(contact.phone), _mail(contact.email)) if part.text]
        said = [part for each in known for part in (Text(", "), each)][1:]
        if said:
            line = tuple(self._with(message("Your questions: {contact}"), "contact", said))
            yield Line("contact", line, origin=self._origin("contact"))

    def _with(self, english: str, slot: str, said: Iterable[Text]) -> Iterator[Text]:
        """A sentence of the frame with words and links at its slot."""
        before, _, behind = self.words(english, **{slot: "\0"}).partition("\0")
        yield from (part for part in (Text(self._set(before)), *said, Text(self._set(behind))) if part.text)

    def _equal_opportunity(self) -> Line:
        text: SourceText = self.place.equal_opportunity.text
        return Line("equal-opportunity", (Text(self._set(self.words.say(text))),), origin=str(text.place))

    def _said_as_facts(self) -> Iterator[str]:
        """What the posting says more exactly than clauses of the role; of pay that does not vary, that it does."""
        if self.data.languages:
            yield "foreign-languages"
        if self.data.experience:
            yield from ("experience", "required-experience")
        if self.data.education:
            yield from ("education", "required-education")
        pay = self.data.pay
        if pay and pay.min is not None and not (pay.variable_share or pay.variable):
            yield "variable-pay"


def _site(address: str) -> Link:
    """A web address as people say it."""
    return Link(address.removeprefix("https://").removeprefix("http://").rstrip("/"), address)


def _mail(address: str | None) -> Link:
    return Link(address or "", f"mailto:{address}")


def _call(number: str | None) -> Link:
    """A number to call as it is written, with the digits to dial (RFC 3966)."""
    digits = "".join(sign for sign in number or "" if sign.isdigit() or sign == "+")
    return Link((number or "").replace(" ", NO_BREAK), f"tel:{digits}")
