"""The start page with all that there is to start from: built-in and own forms, recent songs."""

from collections.abc import Callable

from arrangeboard.app.new_song import new_song
from arrangeboard.errors import UserError
from arrangeboard.gui.handlers.files import Files
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.opening.start_page import StartPage
from arrangeboard.gui.window.questions import ask_yes
from arrangeboard.gui.window.session import Session
from arrangeboard.storage.recent import recent_songs
from arrangeboard.storage.templates import drop_form, drop_instrumentation, kept_forms, kept_instrumentations
from arrangeboard.theory.forms import FORMS, Form
from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation
from arrangeboard.words import say, say_error


def make_start_page(look: Theme, session: Session, files: Files) -> StartPage:
    """A start page that opens what is chosen on it."""
    own_forms, own_players = kept_forms(), kept_instrumentations()
    players = (*INSTRUMENTATIONS.values(), *own_players, Instrumentation("own", ()))
    page = StartPage(look, (*FORMS.values(), *own_forms), players)

    def start(form: Form, instrumentation: Instrumentation) -> None:
        session.open_new(new_song(form, instrumentation, ""))

    def forget(name: str, drop: Callable[[str], None], then: Callable[[], object]) -> None:
        if not ask_yes(page, say("forget-question", name=name)):
            return
        try:
            drop(name)
        except UserError as error:
            session.refused.emit(say_error(error))
        else:
            then()

    page.form_unwanted.connect(lambda form: forget(form.name, drop_form, lambda: page.forget_form(form)))
    page.players_unwanted.connect(
        lambda one: forget(one.name, drop_instrumentation, lambda: page.forget_players(one))
    )
    page.song_wanted.connect(start)
    page.file_wanted.connect(session.open_path)
    page.open_wanted.connect(files.ask_open)
    page.import_wanted.connect(files.ask_import)
    page.example_wanted.connect(session.open_example)
    page.show_recent(recent_songs())
    return page
