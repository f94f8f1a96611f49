"""Grouping: duplicates merged, the items of a day made into stories, topics found by rules."""

from digest.group.dedupe import merge_duplicates
from digest.group.stories import group_stories
from digest.group.topics import TopicRules

__all__ = ["TopicRules", "group_stories", "merge_duplicates"]
