"""The versions of one young person's plan: agree on it, see what changed, start the next one."""
