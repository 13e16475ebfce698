package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.message.DeleteMessage;
import io.i9chat.domain.message.EditMessage;
import io.i9chat.domain.message.SendMessages;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import io.i9chat.tck.memory.InMemoryMailer;
import io.i9chat.tck.memory.InMemoryMediaStore;
import io.i9chat.tck.memory.InMemoryPorts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People, their chats and what they upload, on ports in memory; the clock stands still. */
final class MediaHouse implements AutoCloseable {
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16};
  private static final byte[] OGG = "OggS and sound".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MP4 =
      "\0\0\0\u0010ftypisom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  final MovableClock clock = new MovableClock(Fresh.now());
  final WatchedMediaStore store;
  final Ports ports;
  final I9chat i9chat;
  final MediaChecks checks;
  private final InMemoryMediaStore objects;

  MediaHouse() {
    this(Long.MAX_VALUE);
  }

  /** With room for so many bytes of media. */
  MediaHouse(long room) {
    objects = new InMemoryMediaStore(clock, room);
    store = new WatchedMediaStore(objects);
    Ports memory = InMemoryPorts.fresh(clock, new InMemoryMailer(clock), objects);
    ports = memory.with(store);
    i9chat = new I9chat(ports);
    checks = new MediaChecks(ports);
  }

  @Override
  public void close() {
    i9chat.close();
  }

  /** The content as it would be sent, empty if its media cannot be used. */
  Optional<Body> body(PersonId sender, Content content) {
    return checks.body(sender, content) instanceof MediaChecks.Checked.Usable(Body body)
        ? Optional.of(body)
        : Optional.empty();
  }

  /** Whether this can be made a picture. */
  boolean accepts(PersonId owner, Picture picture) {
    return checks.picture(owner, picture).isEmpty();
  }

  PersonId settle() {
    Account account =
        new Account(Fresh.person(), Fresh.username(), Fresh.email(), null, clock.instant());
    NewAccount fresh = new NewAccount(account, new DisplayName("Somebody"), new Bio(""));
    assertThat(ports.store().accounts().enrol(List.of(fresh))).isEmpty();
    return account.id();
  }

  CreateMedia.Outcome announce(PersonId owner, MediaKind kind, String mime, long size) {
    return i9chat
        .media()
        .create()
        .handle(new CreateMedia.Command(owner, kind, new MimeType(mime), size, null));
  }

  /** Something announced, of which nothing is uploaded yet. */
  MediaId announced(PersonId owner, MediaKind kind, String mime, long size) {
    return ((CreateMedia.Outcome.Created) announce(owner, kind, mime, size)).media();
  }

  MediaId uploaded(PersonId owner, MediaKind kind, String mime, byte[] bytes) {
    MediaId media = announced(owner, kind, mime, bytes.length);
    assertThat(objects.put(media, bytes)).isTrue();
    return media;
  }

  /** Something of this kind that is as it was announced. */
  MediaId uploaded(PersonId owner, MediaKind kind) {
    return switch (kind) {
      case VOICE, AUDIO -> uploaded(owner, kind, "audio/ogg", OGG);
      case PHOTO, PICTURE, PREVIEW -> uploaded(owner, kind, "image/jpeg", JPEG);
      case VIDEO -> uploaded(owner, kind, "video/mp4", MP4);
      case FILE -> uploaded(owner, kind, "text/plain", OGG);
    };
  }

  MediaId photo(PersonId owner) {
    return uploaded(owner, MediaKind.PHOTO);
  }

  Picture picture(PersonId owner) {
    return new Picture(uploaded(owner, MediaKind.PICTURE), uploaded(owner, MediaKind.PREVIEW));
  }

  boolean isStored(MediaId media) {
    return objects.find(media).isPresent();
  }

  static Content photos(MediaId... media) {
    return new Content.Photos(
        Arrays.stream(media).map(each -> new Content.Visual(each, null)).toList(), null);
  }

  /** The direct chat of the two, which exists for both. */
  ChatId direct(PersonId one, PersonId other) {
    open(new Opening.Direct(Fresh.chat(), one, other, clock.instant(), List.of()));
    return open(new Opening.Direct(Fresh.chat(), other, one, clock.instant(), List.of()));
  }

  ChatId group(JoinPolicy policy, @Nullable Picture picture, PersonId opener, PersonId... others) {
    return open(
        new Opening.Group(
            Fresh.chat(),
            opener,
            Fresh.clientId(),
            Fresh.fingerprint(),
            profile(policy, picture),
            List.of(others),
            clock.instant(),
            List.of()));
  }

  private static GroupProfile profile(JoinPolicy policy, @Nullable Picture picture) {
    return new GroupProfile(new GroupName("A group"), new GroupDescription(""), picture, policy);
  }

  private ChatId open(Opening opening) {
    return ((OpenResult.Opened) ports.store().chats().open(opening)).view().id();
  }

  /** Appends to the log as a use case would that has been allowed to. */
  void append(PersonId author, ChatId chat, Payload payload) {
    Chats chats = ports.store().chats();
    long version = chats.view(chat, List.of()).orElseThrow().version();
    assertThat(chats.commit(chat, List.of(new Intent(author, version, clock.instant(), payload))))
        .singleElement()
        .isInstanceOf(Committed.class);
  }

  /** Puts another picture in place of the group's. */
  void changePicture(PersonId admin, ChatId chat, JoinPolicy policy, @Nullable Picture picture) {
    GroupProfile before =
        Optional.ofNullable(ports.store().chats().view(chat, List.of()).orElseThrow().group())
            .orElseThrow()
            .profile();
    append(admin, chat, new Payload.Changed(before, profile(policy, picture)));
  }

  SendMessages.Outcome trySend(PersonId author, ChatId chat, Content content) {
    SendMessages.Draft draft = new SendMessages.Draft(Fresh.clientId(), content, null);
    return i9chat
        .messages()
        .send()
        .handle(new SendMessages.Command(author, chat, List.of(draft)))
        .getFirst();
  }

  /** The seq of what was sent, which must be accepted. */
  long send(PersonId author, ChatId chat, Content content) {
    return ((SendMessages.Outcome.Sent) trySend(author, chat, content)).entry().entry().seq();
  }

  void edit(PersonId author, ChatId chat, long seq, Content content) {
    assertThat(
            i9chat
                .messages()
                .edit()
                .handle(new EditMessage.Command(author, chat, seq, content, null)))
        .isInstanceOf(EditMessage.Outcome.Done.class);
  }

  void delete(PersonId author, ChatId chat, long seq) {
    assertThat(i9chat.messages().delete().handle(new DeleteMessage.Command(author, chat, seq)))
        .isInstanceOf(DeleteMessage.Outcome.Done.class);
  }

  Optional<SignedUrl> get(PersonId person, MediaId media) {
    return switch (i9chat.media().get().handle(new GetMedia.Command(person, media))) {
      case GetMedia.Outcome.Found found -> Optional.of(found.download());
      case GetMedia.Outcome.NotFound notFound -> Optional.empty();
    };
  }

  CleanMedia.Cleaned clean() {
    return i9chat.media().clean().handle(new CleanMedia.Command());
  }
}
