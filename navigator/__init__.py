"""The Escalation Navigator: what to do when agencies disagree about keeping a child safe."""
