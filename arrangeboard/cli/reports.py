"""Answers as JSON for other programs, each with the name and version of its format."""

from msgspec import Struct, json, to_builtins

REPORT_VERSION = 1


def json_text(format_name: str, report: Struct) -> str:
    """The report as indented JSON that begins with its `format` and `version`."""
    whole = {"format": format_name, "version": REPORT_VERSION, **to_builtins(report)}
    return json.format(json.encode(whole), indent=2).decode()
