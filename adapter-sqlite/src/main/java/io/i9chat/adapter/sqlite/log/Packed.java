package io.i9chat.adapter.sqlite.log;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Things that are only ever read whole, as bytes. The forms never change. */
public final class Packed {
  private Packed() {}

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reading.from(in);
    } catch (IOException cutShort) {
      throw new UncheckedIOException(cutShort);
    }
  }

  static int form(Content content) {
    return switch (content) {
      case Content.Text text -> ChatCodes.TEXT;
      case Content.Voice voice -> ChatCodes.VOICE;
      case Content.Audio audio -> ChatCodes.AUDIO;
      case Content.Photos photos -> ChatCodes.PHOTOS;
      case Content.Videos videos -> ChatCodes.VIDEOS;
      case Content.File file -> ChatCodes.FILE;
    };
  }

  /** What is readable of content: {@code null} without a text or caption. */
  static @Nullable String text(Content content) {
    String written = content.written();
    return written.isEmpty() ? null : written;
  }

  /** What of a body is neither its form nor its text; {@code null} if nothing is. */
  static byte @Nullable [] rest(Body body) {
    if (body.content() instanceof Content.Text) {
      return null;
    }
    return bytes(out -> {
      switch (body.content()) {
        case Content.Voice voice -> out.writeLong(voice.durationMs());
        case Content.File file -> out.writeUTF(file.name().value());
        case Content.Photos photos -> out.writeShort(previews(photos.items()));
        case Content.Videos videos -> out.writeShort(previews(videos.items()));
        case Content.Text text -> out.flush();
        case Content.Audio audio -> out.flush();
      }
      out.writeByte(body.media().size());
      for (MediaFacts facts : body.media()) {
        write(out, facts.id());
        out.writeUTF(facts.mime().value());
        out.writeLong(facts.size());
      }
      switch (body.content()) {
        case Content.Photos photos -> dimensions(out, photos.items());
        case Content.Videos videos -> dimensions(out, videos.items());
        default -> out.flush();
      }
    });
  }

  /** What was told of the items, 0 for nothing; not written if it is nothing of all of them. */
  private static void dimensions(DataOutputStream out, List<Content.Visual> items)
      throws IOException {
    if (items.stream().allMatch(item -> item.dimensions() == null)) {
      return;
    }
    for (Content.Visual item : items) {
      Content.Dimensions told = item.dimensions();
      out.writeShort(told == null ? 0 : told.width());
      out.writeShort(told == null ? 0 : told.height());
    }
  }

  private static List<Content.Visual> visuals(
      DataInputStream in, int previews, List<MediaFacts> media) throws IOException {
    List<Content.Visual> items = visuals(previews, media);
    if (in.available() == 0) {
      return items;
    }
    List<Content.Visual> told = new ArrayList<>();
    for (Content.Visual item : items) {
      int width = in.readUnsignedShort();
      int height = in.readUnsignedShort();
      Content.Dimensions shape = width == 0 ? null : new Content.Dimensions(width, height);
      told.add(new Content.Visual(item.media(), item.preview(), shape));
    }
    return told;
  }

  /** Which of the items have a preview, a bit for each. */
  private static int previews(List<Content.Visual> items) {
    int bits = 0;
    for (int i = 0; i < items.size(); i++) {
      bits |= items.get(i).preview() == null ? 0 : 1 << i;
    }
    return bits;
  }

  static Body body(int form, @Nullable String text, byte @Nullable [] rest) {
    if (form == ChatCodes.TEXT || rest == null) {
      return new Body(text == null ? new Content.Text("") : Content.Text.kept(text), List.of());
    }
    Caption caption = text == null ? null : Caption.kept(text);
    return read(
        rest,
        in ->
            switch (form) {
              case ChatCodes.VOICE -> {
                long duration = in.readLong();
                List<MediaFacts> media = media(in);
                yield new Body(new Content.Voice(media.getFirst().id(), duration), media);
              }
              case ChatCodes.AUDIO -> {
                List<MediaFacts> media = media(in);
                yield new Body(new Content.Audio(media.getFirst().id()), media);
              }
              case ChatCodes.FILE -> {
                FileName name = FileName.kept(in.readUTF());
                List<MediaFacts> media = media(in);
                yield new Body(new Content.File(media.getFirst().id(), name, caption), media);
              }
              case ChatCodes.PHOTOS -> {
                int previews = in.readShort();
                List<MediaFacts> media = media(in);
                yield new Body(new Content.Photos(visuals(in, previews, media), caption), media);
              }
              case ChatCodes.VIDEOS -> {
                int previews = in.readShort();
                List<MediaFacts> media = media(in);
                yield new Body(new Content.Videos(visuals(in, previews, media), caption), media);
              }
              default -> throw new IllegalStateException("no form of content: " + form);
            });
  }

  private static List<MediaFacts> media(DataInputStream in) throws IOException {
    int count = in.readByte();
    List<MediaFacts> media = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      media.add(new MediaFacts(mediaId(in), new MimeType(in.readUTF()), in.readLong()));
    }
    return media;
  }

  private static List<Content.Visual> visuals(int previews, List<MediaFacts> media) {
    List<Content.Visual> items = new ArrayList<>();
    for (int next = 0; next < media.size(); ) {
      boolean hasPreview = (previews & 1 << items.size()) != 0;
      MediaId object = media.get(next++).id();
      items.add(new Content.Visual(object, hasPreview ? media.get(next++).id() : null));
    }
    return items;
  }

  static byte[] profiles(GroupProfile from, GroupProfile to) {
    return bytes(out -> {
      write(out, from);
      write(out, to);
    });
  }

  /** The two profiles of a change, the one before first. */
  static List<GroupProfile> profiles(byte[] bytes) {
    return read(bytes, in -> List.of(profile(in), profile(in)));
  }

  public static byte[] group(GroupState group) {
    return bytes(out -> {
      out.writeInt(group.members());
      out.writeInt(group.admins());
      write(out, group.profile());
    });
  }

  public static GroupState group(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int members = in.readInt();
          int admins = in.readInt();
          return new GroupState(profile(in), members, admins);
        });
  }

  private static void write(DataOutputStream out, GroupProfile profile) throws IOException {
    out.writeUTF(profile.name().value());
    out.writeUTF(profile.description().value());
    out.writeByte(ChatCodes.of(profile.joinPolicy()));
    List<MediaId> objects = profile.picture() == null ? List.of() : profile.picture().objects();
    out.writeByte(objects.size());
    for (MediaId object : objects) {
      write(out, object);
    }
  }

  private static GroupProfile profile(DataInputStream in) throws IOException {
    GroupName name = GroupName.kept(in.readUTF());
    GroupDescription description = new GroupDescription(in.readUTF());
    int policy = in.readByte();
    int objects = in.readByte();
    MediaId picture = objects > 0 ? mediaId(in) : null;
    MediaId preview = objects > 1 ? mediaId(in) : null;
    return new GroupProfile(
        name,
        description,
        picture == null ? null : new Picture(picture, preview),
        ChatCodes.joinPolicy(policy));
  }

  private static void write(DataOutputStream out, MediaId object) throws IOException {
    out.writeLong(object.value().getMostSignificantBits());
    out.writeLong(object.value().getLeastSignificantBits());
  }

  private static MediaId mediaId(DataInputStream in) throws IOException {
    return new MediaId(new UUID(in.readLong(), in.readLong()));
  }
}
