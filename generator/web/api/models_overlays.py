"""What the API takes and gives where a role is changed for good: the shapes, with examples."""

from __future__ import annotations

from pydantic import BaseModel, Field

from generator.web.api.models import ApiModel, Edits, Keys, RoleId, Tag


class FormAsked(ApiModel):
    """A role with changes to it."""

    role: RoleId = Field(examples=["account-manager"])
    locale: Tag = Field("fr-FR", description="The changes are in its language.")
    edits: Edits = Field(examples=[{"facts": {"department": "Direction commerciale"}}])
    employer: Keys | None = Field(None, description="Who employs: the keys of employer.yaml.")


class OverlayAsked(ApiModel):
    """Changes to a role that are to become an overlay."""

    role: RoleId = Field(examples=["account-manager"])
    locale: Tag = Field("fr-FR", description="The changes are in its language.")
    edits: Edits = Field(examples=[{"facts": {"department": "Direction commerciale"}}])
    id: RoleId = Field(
        examples=["account-manager-lyon"],
        description="The overlay's own id; that of the role to write into the file of an overlay of yours.",
    )
    version: str = Field(
        "",
        max_length=64,
        description="What the form said of the file: it is not written into (409) if it is another by now.",
    )


class OverlayMade(BaseModel):
    """The file of an overlay."""

    id: str
    path: str = Field(description="The file, below the workspace.", examples=["roles/account-manager-lyon.yaml"])
    yaml: str = Field(description="All of the file.")
    updates: bool = Field(description="Whether the file was there already.")
