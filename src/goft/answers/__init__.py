"""Which statement another one answers: the accusation that «این موضوع را رد کرد» denies, three sentences earlier."""

from goft.answers.station import Answer, Answers

__all__ = ["Answer", "Answers"]
