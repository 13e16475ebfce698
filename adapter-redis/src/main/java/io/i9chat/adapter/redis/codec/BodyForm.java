package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import org.jspecify.annotations.Nullable;

/** What a message carries, as bytes. */
final class BodyForm {
  private static final int TEXT = 1;
  private static final int VOICE = 2;
  private static final int AUDIO = 3;
  private static final int PHOTOS = 4;
  private static final int VIDEOS = 5;
  private static final int FILE = 6;

  private BodyForm() {}

  static void write(Output out, Body body) {
    write(out, body.content());
    out.all(body.media(), BodyForm::write);
  }

  static Body read(Input in) throws Unreadable {
    return new Body(content(in), in.all(BodyForm::facts));
  }

  private static void write(Output out, Content content) {
    switch (content) {
      case Content.Text text -> {
        out.tag(TEXT);
        out.text(text.text());
      }
      case Content.Voice voice -> {
        of(out, VOICE, voice.media());
        out.number(voice.durationMs());
      }
      case Content.Audio audio -> of(out, AUDIO, audio.media());
      case Content.Photos photos -> {
        out.tag(PHOTOS);
        out.all(photos.items(), BodyForm::write);
        write(out, photos.caption());
      }
      case Content.Videos videos -> {
        out.tag(VIDEOS);
        out.all(videos.items(), BodyForm::write);
        write(out, videos.caption());
      }
      case Content.File file -> {
        of(out, FILE, file.media());
        out.text(file.name().value());
        write(out, file.caption());
      }
    }
  }

  private static void of(Output out, int tag, MediaId media) {
    out.tag(tag);
    write(out, media);
  }

  private static Content content(Input in) throws Unreadable {
    int tag = in.tag();
    return switch (tag) {
      case TEXT -> Content.Text.kept(in.text());
      case VOICE -> new Content.Voice(media(in), in.number());
      case AUDIO -> new Content.Audio(media(in));
      case PHOTOS -> new Content.Photos(in.all(BodyForm::visual), caption(in));
      case VIDEOS -> new Content.Videos(in.all(BodyForm::visual), caption(in));
      case FILE -> new Content.File(media(in), FileName.kept(in.text()), caption(in));
      default -> throw new Unreadable("no content has the tag " + tag);
    };
  }

  private static void write(Output out, Content.Visual visual) {
    write(out, visual.media());
    out.optional(visual.preview(), BodyForm::write);
    out.optional(
        visual.dimensions(),
        (to, dimensions) -> {
          to.number(dimensions.width());
          to.number(dimensions.height());
        });
  }

  private static Content.Visual visual(Input in) throws Unreadable {
    return new Content.Visual(
        media(in), in.optional(BodyForm::media), in.optional(BodyForm::dimensions));
  }

  private static Content.Dimensions dimensions(Input in) throws Unreadable {
    return new Content.Dimensions(
        in.number(Content.Dimensions.MAX), in.number(Content.Dimensions.MAX));
  }

  private static void write(Output out, @Nullable Caption caption) {
    out.optional(caption, (to, written) -> to.text(written.value()));
  }

  private static @Nullable Caption caption(Input in) throws Unreadable {
    return in.optional(from -> Caption.kept(from.text()));
  }

  private static void write(Output out, MediaFacts facts) {
    write(out, facts.id());
    out.text(facts.mime().value());
    out.number(facts.size());
  }

  private static MediaFacts facts(Input in) throws Unreadable {
    return new MediaFacts(media(in), new MimeType(in.text()), in.number());
  }

  private static void write(Output out, MediaId media) {
    out.id(media.value());
  }

  private static MediaId media(Input in) throws Unreadable {
    return new MediaId(in.id());
  }
}
