package io.i9chat.ports.model.people;

import org.jspecify.annotations.Nullable;

/** Privacy settings to be set; what is {@code null} stays. */
public record PrivacyChange(
    @Nullable Audience presence,
    @Nullable Audience chats,
    @Nullable Audience groups,
    @Nullable Boolean readReceipts) {
  /** Changes nothing. */
  public static final PrivacyChange NONE = new PrivacyChange(null, null, null, null);

  /** {@code before} with what is set here. */
  public Privacy on(Privacy before) {
    return new Privacy(
        presence == null ? before.presence() : presence,
        chats == null ? before.chats() : chats,
        groups == null ? before.groups() : groups,
        readReceipts == null ? before.readReceipts() : readReceipts);
  }
}
