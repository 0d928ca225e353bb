"""Claims across articles: who makes one first, who repeats it, who disputes it."""

from goft.threads.claims import ClaimMaker
from goft.threads.growing import Ground, Link, Name, Node, grow, name_of
from goft.threads.model import Claim
from goft.threads.weights import Weights, load_weights

__all__ = ["Claim", "ClaimMaker", "Ground", "Link", "Name", "Node", "Weights", "grow", "load_weights", "name_of"]
