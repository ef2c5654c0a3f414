"""The start page with all that there is to start from: built-in and own forms, recent songs."""

from arrangeboard.app.new_song import new_song
from arrangeboard.gui.handlers.files import Files
from arrangeboard.gui.look.theme import Theme
from arrangeboard.gui.opening.start_page import StartPage
from arrangeboard.gui.window.session import Session
from arrangeboard.storage.recent import recent_songs
from arrangeboard.storage.templates import kept_forms, kept_instrumentations
from arrangeboard.theory.forms import FORMS, Form
from arrangeboard.theory.instrumentations import INSTRUMENTATIONS, Instrumentation


def make_start_page(look: Theme, session: Session, files: Files) -> StartPage:
    """A start page that opens what is chosen on it."""
    own_forms, own_players = kept_forms(), kept_instrumentations()
    players = (*INSTRUMENTATIONS.values(), *own_players, Instrumentation("own", ()))
    page = StartPage(look, (*FORMS.values(), *own_forms), players)

    def start(form: Form, instrumentation: Instrumentation) -> None:
        session.open_new(new_song(form, instrumentation, ""))

    page.song_wanted.connect(start)
    page.file_wanted.connect(session.open_path)
    page.open_wanted.connect(files.ask_open)
    page.import_wanted.connect(files.ask_import)
    page.example_wanted.connect(session.open_example)
    page.show_recent(recent_songs())
    return page
