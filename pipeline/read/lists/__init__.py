"""Lists of participants: counted in memory and dropped. Nothing here writes, logs or repeats what stands in a list.

No Fault of this folder carries a value out of a list, and none is raised `from` an error that might.
"""
