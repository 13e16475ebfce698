package io.i9chat.ports.model.people;

/**
 * Who may do and see what with a person.
 *
 * @param presence who sees that they are online, and when they were last
 * @param chats who may open a direct chat with them
 * @param groups who may add them to a group
 * @param readReceipts whether, in direct chats, what they have read is shown and shown to them
 */
public record Privacy(Audience presence, Audience chats, Audience groups, boolean readReceipts) {
  /** What holds until a person says otherwise. */
  public static final Privacy DEFAULT =
      new Privacy(Audience.EVERYONE, Audience.EVERYONE, Audience.EVERYONE, true);
}
