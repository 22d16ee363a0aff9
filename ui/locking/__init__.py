"""When the desk is locked without being asked to."""
