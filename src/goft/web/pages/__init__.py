"""The pages: the archive for people who read, search and compare; made on the server, right to left first."""

from goft.web.pages.problem import problem_page
from goft.web.pages.router import pages_of
from goft.web.pages.signing_in import sign_in_page

__all__ = ["pages_of", "problem_page", "sign_in_page"]
