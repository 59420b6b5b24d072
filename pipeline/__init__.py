"""SOILA's network letter and event feeds: read -> compose -> render -> deliver and publish."""
