"""Readers: a function per format, `Document -> Reading`, chosen by content.

A module per format has two functions: `sniff(text)`, which tells from the decoded text whether the format is
its own, and `read(document)`, which reads it. The table below is in the order of asking, the most particular
first. Third parties add theirs through the `digest.readers` entry point group: an object with the same two
functions; these are asked before the built-in ones.
"""
