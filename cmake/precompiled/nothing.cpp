// A precompiled header needs a source to go with.
