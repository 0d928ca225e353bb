"""Questions that are ready to ask: a file of SQL each, beside this one. README.md says how to add one."""

from goft.bulk.questions.loading import Parameter, Question, load_questions, question_of, values_of

__all__ = ["Parameter", "Question", "load_questions", "question_of", "values_of"]
