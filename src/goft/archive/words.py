from goft.words import *  # noqa: F403  temporary
from goft.words.maker import *  # noqa: F403
