"""The pages: the archive for people who read, search and compare; made on the server, right to left first."""

from goft.web.pages.router import pages_of

__all__ = ["pages_of"]
