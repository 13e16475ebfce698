package io.i9chat.domain.chat;

import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it now is, or an activity: one item of a chat's history.
 *
 * @param now the message as it now is; {@code null} for an activity
 */
public record Item(NamedEntry named, @Nullable Now now) {
  /** The entry that the item was made from. */
  public Entry entry() {
    return named.entry();
  }

  /**
   * A message as its reader sees it now.
   *
   * @param body {@code null} if it is withdrawn
   * @param deleted whether the reader may see that it was deleted
   * @param editedAt when it was last edited, as far as the reader may see; {@code null} if never
   * @param replyTo the message it answers, {@code null} if it answers none
   * @param reactions by first use
   * @param status how far it has got; {@code null} unless the reader is to know
   */
  public record Now(
      @Nullable Body body,
      boolean deleted,
      @Nullable Instant editedAt,
      @Nullable Quote replyTo,
      List<Reactions> reactions,
      @Nullable Status status) {
    /** Takes a copy of the list. */
    public Now {
      reactions = List.copyOf(reactions);
    }
  }

  /**
   * The people who reacted with one emoji.
   *
   * @param usernames the first of them, the reader always among them; {@code null} for a deleted
   *     account
   * @param count how many they are in all
   */
  public record Reactions(Emoji emoji, List<@Nullable Username> usernames, int count) {
    /** Takes a copy of the list. */
    public Reactions {
      usernames = Collections.unmodifiableList(new ArrayList<>(usernames));
    }
  }

  /** How far a message has got with all its recipients. */
  public enum Status {
    /** Stored. */
    SENT,
    /** On a device of each of them. */
    DELIVERED,
    /** Read by each of them. */
    READ
  }

  /**
   * A message that another one answers.
   *
   * @param seen what the reader may see of it, {@code null} if it lies outside their windows
   */
  public record Quote(long seq, @Nullable Seen seen) {
    /**
     * What a reader sees of a quoted message. Rules: REPLY-2.
     *
     * @param author {@code null} if the account is deleted
     * @param content as it now is, cut to what is shown of it; {@code null} if it is withdrawn
     * @param deleted whether the reader may see that it was deleted
     */
    public record Seen(@Nullable Username author, @Nullable Content content, boolean deleted) {
      /** The greatest number of characters of an excerpt. */
      public static final int EXCERPT = 100;

      /** Cuts the content. */
      public Seen {
        content = content == null ? null : cut(content);
      }

      /** The first 100 characters of its text or caption; empty if there is neither. */
      public String excerpt() {
        return content == null ? "" : content.written();
      }

      /** Of the type of {@code content}, with no more in it than is shown. */
      static Content cut(Content content) {
        return switch (content) {
          case Content.Text text -> Content.Text.kept(first(text.text()));
          case Content.Photos photos ->
              new Content.Photos(first(photos.items()), first(photos.caption()));
          case Content.Videos videos ->
              new Content.Videos(first(videos.items()), first(videos.caption()));
          case Content.File file ->
              new Content.File(file.media(), file.name(), first(file.caption()));
          case Content.Voice voice -> voice;
          case Content.Audio audio -> audio;
        };
      }

      private static List<Content.Visual> first(List<Content.Visual> items) {
        return items.subList(0, 1);
      }

      private static @Nullable Caption first(@Nullable Caption caption) {
        return caption == null ? null : Caption.kept(first(caption.value()));
      }

      private static String first(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
            ? text
            : text.substring(0, text.offsetByCodePoints(0, EXCERPT));
      }
    }
  }
}
