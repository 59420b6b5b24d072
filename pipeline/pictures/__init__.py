"""Pictures of content: what lies in `content/kuvat/`, and what is made of it for letters and pages."""

# The folder of content, and of the site.
FOLDER = "kuvat"
