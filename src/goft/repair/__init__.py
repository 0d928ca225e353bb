"""Repair: letters, digits, marks and lost half-spaces, with the way back to the original's code points.

A repair changes how a text is read, never what is quoted: the original is not edited, and every span of the repaired
text leads back to it.
"""

from goft.repair.alignment import Alignment
from goft.repair.model import Repaired, Step
from goft.repair.repairer import Repairer, repair

__all__ = ["Alignment", "Repaired", "Repairer", "Step", "repair"]
