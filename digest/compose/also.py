"""Beside the rundown: other stories in brief, by topic, and those that most outlets tell."""

from collections.abc import Mapping, Sequence

from digest.compose.rank import Scale, is_hub, owners, recency
from digest.model import Story, StoryId, Topic

OTHER = ""
"""Stands for the topic of a story that has none."""
_A_TOPIC = 8
_MOST_COVERED = 8


def also_in_brief(rest: Sequence[Story], topics: Sequence[Topic]) -> tuple[tuple[str, tuple[StoryId, ...]], ...]:
    """Stories outside the rundown under the first of their topics, in the site's order of topics, best first.

    Those without a topic come last, under "", where the site has topics at all.
    """
    found: dict[str, list[StoryId]] = {topic: [] for topic in (*(topic.id for topic in topics), OTHER) if topics}
    for story in rest:
        topic = next((topic for topic in story.topics if topic in found), OTHER)
        if topic in found and not is_hub(story) and len(found[topic]) < _A_TOPIC:
            found[topic].append(story.id)
    return tuple((topic, tuple(ids)) for topic, ids in found.items() if ids)


def most_covered(stories: Sequence[Story], scale: Scale) -> tuple[StoryId, ...]:
    """The stories that most owners tell, newer ones first among equals; what one owner alone tells is not covered."""
    shared = [story for story in stories if len(story.items) > 1 or len(story.lead.source_ids) > 1]
    counts: Mapping[StoryId, int] = {story.id: owners(story, scale.sources) for story in shared}
    covered = [story for story in shared if counts[story.id] > 1 and not is_hub(story)]
    covered.sort(key=lambda story: (-counts[story.id] * recency(story, scale.window), story.id))
    return tuple(story.id for story in covered[:_MOST_COVERED])
