"""digest: a static daily news-digest site in which every sentence cites its sources."""

__version__ = "0.1.0"
