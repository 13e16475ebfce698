package io.i9chat.domain.message;

import static io.i9chat.domain.message.Facts.ME;
import static io.i9chat.domain.message.Facts.OTHER;
import static io.i9chat.domain.message.Facts.SEQ;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.message.EditMessage.Outcome;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EditPolicyTest {
  private static final Instant IN_TIME = Facts.SENT_AT.plus(Duration.ofHours(24));
  private static final Content NEW_TEXT = new Content.Text("new");
  private static final MediaId ONE = Fresh.media();
  private static final MediaId TWO = Fresh.media();
  private static final Content.Visual BARE = new Content.Visual(ONE, null);
  private static final Content.Visual PREVIEWED = new Content.Visual(ONE, TWO);

  /** Who, the message, and the refusal if it is one. */
  static Stream<Arguments> people() {
    Target mine = Facts.text(ME, "old");
    Target others = Facts.text(OTHER, "old");
    Target deleted = Facts.deleted(mine, 6, ME);
    return Stream.of(
        Arguments.of("a stranger", Facts.stranger(), null, new Outcome.NotFound()),
        Arguments.of("nothing there", Facts.member(), null, new Outcome.NotFound()),
        Arguments.of("one's own", Facts.member(), mine, null),
        Arguments.of("one's own in a direct chat", Facts.direct(), mine, null),
        Arguments.of("one's own, to a deleted account", Facts.withDeleted(), mine, null),
        Arguments.of("by a deleted account", Facts.deleting(), mine, new Outcome.Gone()),
        Arguments.of("another's", Facts.member(), others, new Outcome.NotTheAuthor()),
        Arguments.of("another's, by an admin", Facts.admin(), others, new Outcome.NotTheAuthor()),
        Arguments.of("one's own, after leaving", Facts.gone(), mine, new Outcome.Gone()),
        Arguments.of("one's own, after removal", Facts.removed(), mine, new Outcome.Gone()),
        Arguments.of("when blocking", Facts.blocking(), mine, new Outcome.Blocked()),
        Arguments.of("when blocked", Facts.blocked(), mine, new Outcome.Blocked()),
        Arguments.of("deleted", Facts.member(), deleted, new Outcome.Deleted()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("people")
  @Rule({"EDIT-1", "TARGET-1", "BLOCK-1", "ACCESS-2"})
  void decidesWhoMayEditWhat(
      String what, ChatAccess access, @Nullable Target target, @Nullable Outcome refusal) {
    Decision<Outcome> decision =
        EditPolicy.decide(access, command(NEW_TEXT), null, Optional.ofNullable(target), IN_TIME);

    if (refusal != null) {
      assertThat(decision).as(what).isEqualTo(new Decision.Refused<>(refusal));
    } else {
      assertThat(decision)
          .as(what)
          .isEqualTo(
              new Decision.Append<>(
                  Facts.VERSION,
                  new Payload.Edit(SEQ, Body.text("new")),
                  List.of(new Precondition.Undeleted(SEQ), new Precondition.LastEdit(SEQ, 0)),
                  List.of("new")));
    }
  }

  /** What it says, what it is to say, and whether that is an edit. */
  static Stream<Arguments> contents() {
    Content text = new Content.Text("old");
    Content photos = new Content.Photos(List.of(BARE), new Caption("old"));
    Content captioned = new Content.Photos(List.of(BARE), new Caption("new"));
    Content uncaptioned = new Content.Photos(List.of(BARE), null);
    Content previewed = new Content.Photos(List.of(PREVIEWED), new Caption("new"));
    Content videos = new Content.Videos(List.of(BARE), new Caption("new"));
    Content otherVideos =
        new Content.Videos(List.of(new Content.Visual(TWO, null)), new Caption("new"));
    Content file = new Content.File(ONE, new FileName("a.txt"), null);
    Content captionedFile = new Content.File(ONE, new FileName("a.txt"), new Caption("new"));
    Content renamed = new Content.File(ONE, new FileName("b.txt"), null);
    Content otherFile = new Content.File(TWO, new FileName("a.txt"), null);
    Content voice = new Content.Voice(ONE, 1);
    Content audio = new Content.Audio(ONE);
    return Stream.of(
        Arguments.of("another text", text, NEW_TEXT, true),
        Arguments.of("another caption", photos, captioned, true),
        Arguments.of("no caption", photos, uncaptioned, true),
        Arguments.of("a first caption", uncaptioned, captioned, true),
        Arguments.of("a caption of videos", new Content.Videos(List.of(BARE), null), videos, true),
        Arguments.of("a caption of a file", file, captionedFile, true),
        Arguments.of("a preview too", photos, previewed, false),
        Arguments.of("other videos", videos, otherVideos, false),
        Arguments.of("another name", file, renamed, false),
        Arguments.of("another file", file, otherFile, false),
        Arguments.of("a text of photos", photos, NEW_TEXT, false),
        Arguments.of("photos of a text", text, photos, false),
        Arguments.of("videos of photos", photos, videos, false),
        Arguments.of("a file of an audio", audio, file, false),
        Arguments.of("another duration", voice, new Content.Voice(ONE, 2), false),
        Arguments.of("the same voice", voice, voice, false),
        Arguments.of("the same audio", audio, audio, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  @Rule("EDIT-1")
  void letsOnlyTextOrCaptionChange(String what, Content before, Content after, boolean edit) {
    Body body = body(before);

    Decision<Outcome> decision = decide(Facts.message(ME, body), after, IN_TIME);

    if (edit) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Append.class,
              append ->
                  assertThat(append.payload())
                      .isEqualTo(new Payload.Edit(SEQ, new Body(after, body.media()))));
    } else {
      assertThat(decision).isEqualTo(new Decision.Refused<>(new Outcome.NotEditable()));
    }
  }

  @Test
  @Rule("EDIT-1")
  void isTooLateAfter24Hours() {
    Target mine = Facts.text(ME, "old");

    assertThat(decide(mine, NEW_TEXT, IN_TIME)).isInstanceOf(Decision.Append.class);
    assertThat(decide(mine, NEW_TEXT, IN_TIME.plusMillis(1)))
        .isEqualTo(new Decision.Refused<>(new Outcome.TooLate()));
  }

  @Test
  void restsOnTheLastEdit() {
    Target edited = Facts.edited(Facts.text(ME, "old"), 9, Body.text("edited"));

    assertThat(decide(edited, NEW_TEXT, IN_TIME))
        .isInstanceOfSatisfying(
            Decision.Append.class,
            append ->
                assertThat((Object) append.preconditions())
                    .isEqualTo(
                        List.of(
                            new Precondition.Undeleted(SEQ), new Precondition.LastEdit(SEQ, 9))));
  }

  @Test
  @Rule("IDEM-2")
  void isSoAlreadyByWhatSaysSoHoweverLate() {
    Target mine = Facts.text(ME, "new");
    Target edited = Facts.edited(Facts.text(ME, "old"), 9, Body.text("new"));
    Instant late = IN_TIME.plusMillis(1);

    assertThat(decide(mine, NEW_TEXT, late)).isEqualTo(new Decision.Already<>(mine.message()));
    assertThat(decide(edited, NEW_TEXT, late))
        .isEqualTo(new Decision.Already<>(Objects.requireNonNull(edited.edit())));
  }

  private static Decision<Outcome> decide(Target target, Content content, Instant now) {
    return EditPolicy.decide(Facts.member(), command(content), null, Optional.of(target), now);
  }

  private static EditMessage.Command command(Content content) {
    return new EditMessage.Command(ME, Fresh.chat(), SEQ, content, null);
  }

  @Test
  @Rule("IDEM-1")
  void isAnEntryUnderAClientIdAlsoIfItIsSoAlready() {
    Target mine = Facts.text(ME, "new");
    IdempotencyKey key = new IdempotencyKey(Fresh.clientId(), Fresh.fingerprint());

    Decision<Outcome> inTime =
        EditPolicy.decide(Facts.member(), command(NEW_TEXT), key, Optional.of(mine), IN_TIME);
    assertThat(inTime)
        .isInstanceOfSatisfying(
            Decision.Append.class,
            append ->
                assertThat(append.payload())
                    .isEqualTo(new Payload.Edit(SEQ, Body.text("new"), key)));
    Instant late = IN_TIME.plusMillis(1);
    assertThat(EditPolicy.decide(Facts.member(), command(NEW_TEXT), key, Optional.of(mine), late))
        .isEqualTo(new Decision.Already<>(mine.message()));
  }

  private static Body body(Content content) {
    return new Body(
        content,
        content.objects().stream().map(id -> new MediaFacts(id, new MimeType("a/b"), 1)).toList());
  }
}
