"""The few questions that must be answered before anything goes on."""

from typing import Literal

from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QWidget

from arrangeboard.words import say

Unsaved = Literal["save", "discard", "cancel"]


def ask_text(parent: QWidget, title: str, label: str, words: str = "") -> str | None:
    """Some words; None where the user thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(words)
    dialog.setOkButtonText(say("button-ok"))
    dialog.setCancelButtonText(say("button-cancel"))
    dialog.setMinimumWidth(380)
    field = dialog.findChild(QLineEdit)
    if field is not None:
        field.selectAll()
    answered = dialog.exec() and dialog.textValue().strip()
    return dialog.textValue().strip() if answered else None


def ask_yes(parent: QWidget, question: str) -> bool:
    """Whether to go on."""
    box = _box(parent, question, "")
    yes = box.addButton(say("button-go-on"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(say("button-cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


def ask_unsaved(parent: QWidget, title: str) -> Unsaved:
    """What to do with changes that no file holds."""
    box = _box(parent, say("unsaved-question", title=title), say("unsaved-detail"))
    save = box.addButton(say("button-save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(say("button-discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(say("button-cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    if box.clickedButton() is save:
        return "save"
    return "discard" if box.clickedButton() is discard else "cancel"


def _box(parent: QWidget, question: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(say("app-name"))
    box.setText(question)
    box.setInformativeText(detail)
    return box
