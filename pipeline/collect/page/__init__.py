"""Reading a web page by its meaning: headings, dates, labels and the words of links, never the names of classes."""
