"""A value that is never shown, logged or stored: who needs it asks for it by name."""


class Secret:
    """A text that prints as dots. It is no struct and no string, so nothing can encode it by mistake."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "•••"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)
