"""Numbers with their evidence: what was counted, by what rule, from which rows; and the report that says them."""
