package io.i9chat.server.wire.socket;

import io.i9chat.domain.presence.Presence;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.out.ChatOut;
import io.i9chat.server.wire.out.EntryOut;
import io.i9chat.server.wire.out.EventOut;
import java.util.Locale;

/** The events that a connection is told. All are here. */
public enum Event {
  /** Comes first once the connection is authenticated. */
  HELLO("The connection is authenticated; the first frame then.", EventOut.Hello.class),
  /** Comes before the first entry of a chat. */
  CHAT(
      "A chat is new to this person, before its first entry, or their settings of it changed.",
      ChatOut.class),
  /** Those of a chat come in seq order. */
  ENTRY(
      "A new entry of a chat that the person is in, in seq order per chat, their own included.",
      EntryOut.class),
  /** At most once a second for a person and chat. */
  RECEIPT(
      "A member's watermarks rose, the person's own included; per person and chat at most once a"
          + " second.",
      EventOut.Receipt.class),
  /** Only of those who are watched. */
  PRESENCE("A watched person came or went.", Presence.class),
  /** Of the moment. */
  TYPING(
      "A member types: shown for 6 seconds, and no longer than until their next entry.",
      EventOut.Typing.class),
  /** Takes the place of a backlog that was lost. */
  RESYNC("Events may have been lost: call chats.sync.", Nothing.class);

  private final String summary;
  private final Class<?> data;

  Event(String summary, Class<?> data) {
    this.summary = summary;
    this.data = data;
  }

  /** The name as it travels. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** When it comes, in a sentence. */
  public String summary() {
    return summary;
  }

  /** The type whose fields its data has. */
  public Class<?> data() {
    return data;
  }
}
