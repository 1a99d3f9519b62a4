"""Initiative sheets: the list, and writing one."""
