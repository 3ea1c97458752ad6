"""An address that may be the paper's own, and how surely."""

from dataclasses import dataclass

from kg.model import Quote
from kg.readers.values.addresses import Address
from kg.readers.words.labels import FieldName

__all__ = ["OwnAddress", "Strength"]


class Strength:
    """How surely an address is the paper's own: the higher, the surer."""

    LABELLED = 5
    TITLE = 4
    LINE = 3
    BESIDE = 2
    SENTENCE = 1


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An address that may be the paper's own.

    Attributes:
        address: what it says.
        quote: where it stands.
        strength: how surely it is the paper's own.
        how: where it was found, for people.
        name: the field it belongs to.
        is_called_paper: whether the words of its link say that it leads to the paper.
    """

    address: Address
    quote: Quote
    strength: int
    how: str
    name: FieldName = FieldName.LINK
    is_called_paper: bool = False

    @property
    def is_paper(self) -> bool:
        """Whether it leads to the paper: by its site, or because its words say so."""
        return self.address.of_paper or self.is_called_paper
