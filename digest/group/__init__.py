"""Grouping: duplicates merged, items made into stories, stories followed over days, topics found by rules."""

from digest.group.dedupe import merge_duplicates
from digest.group.memory import EMPTY, Memory
from digest.group.sentences import RULER, Sentences
from digest.group.stories import group_stories
from digest.group.threads import Followed, follow
from digest.group.topics import TopicRules

__all__ = [
    "EMPTY",
    "RULER",
    "Followed",
    "Memory",
    "Sentences",
    "TopicRules",
    "follow",
    "group_stories",
    "merge_duplicates",
]
