"""How Finns write days and hours: one whole value here, running text in `text/`. No stage owns these."""
