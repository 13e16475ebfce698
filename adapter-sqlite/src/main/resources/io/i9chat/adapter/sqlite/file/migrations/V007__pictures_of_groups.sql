-- The groups whose picture an object is, however many messages carry it.
CREATE INDEX media_as_picture ON media_in_chat (media, chat) WHERE seq = 0;
