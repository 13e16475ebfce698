package io.i9chat.domain.common;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.account.Sealing;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.ops.SealedKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a client sent under a client id from anything else that it may send under the same,
 * without keeping it: a hash under a key of the store, over bytes that spell what was sent in one
 * way only. The key is asked for when it is first needed, and sealed again if it is under an older
 * secret. Rules: WITHDRAW-3.
 */
public final class Fingerprints {
  private static final String KEY = "fingerprint";

  // What the bytes begin with, so that no two kinds of thing spell the same. These figures and
  // those
  // below are for good: what was sent once must spell the same in every version to come.
  private static final int MESSAGE = 1;
  private static final int GROUP = 2;
  private static final int EDIT = 3;

  private final Sealing secrets;
  private final SealedKeys keys;
  private volatile byte @Nullable [] key;

  /** Fingerprints under the key that {@code keys} keeps. */
  public Fingerprints(Sealing secrets, SealedKeys keys) {
    this.secrets = secrets;
    this.keys = keys;
  }

  /**
   * Of a message as its author sent it.
   *
   * @throws PortFailure if the key cannot be had
   */
  public Fingerprint message(Content content, @Nullable Long replyTo) {
    Spelling spelling = new Spelling().kind(MESSAGE);
    spelling.number(replyTo == null ? 0 : replyTo).content(content);
    return secrets.fingerprint(key(), spelling.bytes());
  }

  /**
   * Of an edit as its author sent it.
   *
   * @param target the seq of the message
   * @throws PortFailure if the key cannot be had
   */
  public Fingerprint edit(long target, Content content) {
    Spelling spelling = new Spelling().kind(EDIT).number(target).content(content);
    return secrets.fingerprint(key(), spelling.bytes());
  }

  /**
   * Of a group as its opener sent it.
   *
   * @param people the names as they were given, in whatever case, in their order
   * @throws PortFailure if the key cannot be had
   */
  public Fingerprint group(GroupProfile profile, List<Username> people) {
    Spelling spelling = new Spelling().kind(GROUP);
    spelling.text(profile.name().value()).text(profile.description().value());
    spelling.optional(profile.picture() == null ? null : profile.picture().media());
    spelling.optional(profile.picture() == null ? null : profile.picture().preview());
    spelling.kind(profile.joinPolicy() == JoinPolicy.OPEN ? 0 : 1).number(people.size());
    people.forEach(person -> spelling.text(person.key()));
    return secrets.fingerprint(key(), spelling.bytes());
  }

  /**
   * Opens the key, and seals it anew if it was sealed under an older secret.
   *
   * @return whether a secret that is known here opens it
   */
  public boolean unlock() {
    byte[] sealed = keys.obtain(KEY, secrets.seal(secrets.key()));
    Optional<Unsealed> unsealed = secrets.unseal(sealed);
    if (unsealed.isEmpty()) {
      return false;
    }
    byte[] known = unsealed.get().bytes();
    if (!unsealed.get().current()) {
      // Another node may have sealed it anew meanwhile: it is the same key, and that is enough.
      keys.replace(KEY, sealed, secrets.seal(known));
    }
    key = known;
    return true;
  }

  private byte[] key() {
    byte[] known = key;
    if (known == null && unlock()) {
      known = key;
    }
    if (known == null) {
      throw new PortFailure("the store's keys are sealed under a secret that is not known here");
    }
    return known;
  }

  /** Bytes that say where each part ends. */
  private static final class Spelling {
    private ByteBuffer bytes = ByteBuffer.allocate(256);

    Spelling kind(int kind) {
      room(1).put((byte) kind);
      return this;
    }

    Spelling number(long number) {
      room(Long.BYTES).putLong(number);
      return this;
    }

    Spelling text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
      return this;
    }

    Spelling content(Content content) {
      return switch (content) {
        case Content.Text text -> kind(0).text(text.text());
        case Content.Voice voice -> kind(1).media(voice.media()).number(voice.durationMs());
        case Content.Audio audio -> kind(2).media(audio.media());
        case Content.Photos photos -> kind(3).items(photos.items()).text(content.written());
        case Content.Videos videos -> kind(4).items(videos.items()).text(content.written());
        case Content.File file ->
            kind(5).media(file.media()).text(file.name().value()).text(content.written());
      };
    }

    Spelling media(MediaId media) {
      UUID id = media.value();
      return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
    }

    Spelling optional(@Nullable MediaId media) {
      return media == null ? kind(0) : kind(1).media(media);
    }

    /** Without dimensions it is spelled as before there were any. */
    Spelling optional(@Nullable MediaId preview, Content.@Nullable Dimensions dimensions) {
      if (dimensions == null) {
        return optional(preview);
      }
      kind(preview == null ? 2 : 3).number(dimensions.width()).number(dimensions.height());
      return preview == null ? this : media(preview);
    }

    Spelling items(List<Content.Visual> items) {
      number(items.size());
      for (Content.Visual item : items) {
        media(item.media()).optional(item.preview(), item.dimensions());
      }
      return this;
    }

    byte[] bytes() {
      byte[] spelled = new byte[bytes.position()];
      bytes.flip().get(spelled);
      return spelled;
    }

    private ByteBuffer room(int wanted) {
      if (bytes.remaining() < wanted) {
        ByteBuffer larger = ByteBuffer.allocate(2 * (bytes.position() + wanted));
        bytes = larger.put(bytes.flip());
      }
      return bytes;
    }
  }
}
