package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was appended to a log, as bytes. The chat is said once, before the entries. */
final class EntryForm {
  private static final int MESSAGE = 1;
  private static final int EDIT = 2;
  private static final int DELETE = 3;
  private static final int REACTION = 4;
  private static final int UNREACTION = 5;
  private static final int CREATED = 6;
  private static final int ADDED = 7;
  private static final int REMOVED = 8;
  private static final int PROMOTED = 9;
  private static final int DEMOTED = 10;
  private static final int JOINED = 11;
  private static final int LEFT = 12;
  private static final int CHANGED = 13;

  private static final int OPEN = 0;
  private static final int CLOSED = 1;

  private EntryForm() {}

  static void write(Output out, ChatId chat, Committed commit) {
    Entry entry = commit.entry();
    if (!entry.chat().equals(chat)) {
      throw new IllegalArgumentException("an entry of " + entry.chat() + " among those of " + chat);
    }
    out.number(entry.seq());
    out.time(entry.at());
    out.id(entry.author().value());
    write(out, entry.payload());
    out.number(entry.messages());
    out.all(commit.newcomers(), EntryForm::write);
  }

  static Committed read(Input in, ChatId chat) throws Unreadable {
    long seq = in.number();
    Instant at = in.time();
    PersonId author = in.person();
    Payload payload = payload(in);
    Entry entry = new Entry(chat, seq, at, author, payload, in.number());
    return new Committed(entry, new HashSet<>(in.all(Input::person)));
  }

  private static void write(Output out, Payload payload) {
    switch (payload) {
      case Payload.Message message -> write(out, message);
      case Payload.About about -> write(out, about);
      case Payload.Activity activity -> write(out, activity);
    }
  }

  private static void write(Output out, Payload.Message message) {
    out.tag(MESSAGE);
    write(out, new IdempotencyKey(message.clientId(), message.fingerprint()));
    out.optional(message.body(), BodyForm::write);
    out.optional(message.replyTo(), Output::number);
  }

  private static void write(Output out, Payload.About about) {
    switch (about) {
      case Payload.Edit edit -> {
        start(out, EDIT, edit);
        out.optional(edit.body(), BodyForm::write);
        out.optional(edit.idempotencyKey(), EntryForm::write);
      }
      case Payload.Delete delete -> start(out, DELETE, delete);
      case Payload.Reaction reaction -> {
        start(out, REACTION, reaction);
        out.text(reaction.emoji().value());
      }
      case Payload.Unreaction unreaction -> start(out, UNREACTION, unreaction);
    }
  }

  private static void start(Output out, int tag, Payload.About about) {
    out.tag(tag);
    out.number(about.target());
  }

  private static void write(Output out, Payload.Activity activity) {
    switch (activity) {
      case Payload.Created created -> {
        out.tag(CREATED);
        out.text(created.name().value());
      }
      case Payload.Added added -> {
        out.tag(ADDED);
        out.all(added.people(), EntryForm::write);
      }
      case Payload.Removed removed -> of(out, REMOVED, removed.person());
      case Payload.Promoted promoted -> of(out, PROMOTED, promoted.person());
      case Payload.Demoted demoted -> of(out, DEMOTED, demoted.person());
      case Payload.Joined joined -> out.tag(JOINED);
      case Payload.Left left -> out.tag(LEFT);
      case Payload.Changed changed -> {
        out.tag(CHANGED);
        write(out, changed.from());
        write(out, changed.to());
      }
    }
  }

  private static void of(Output out, int tag, PersonId person) {
    out.tag(tag);
    write(out, person);
  }

  private static Payload payload(Input in) throws Unreadable {
    int tag = in.tag();
    return switch (tag) {
      case MESSAGE -> message(in);
      case EDIT ->
          new Payload.Edit(
              in.number(), in.optional(BodyForm::read), in.optional(EntryForm::idempotencyKey));
      case DELETE -> new Payload.Delete(in.number());
      case REACTION -> new Payload.Reaction(in.number(), new Emoji(in.text()));
      case UNREACTION -> new Payload.Unreaction(in.number());
      case CREATED -> new Payload.Created(GroupName.kept(in.text()));
      case ADDED -> new Payload.Added(in.all(Input::person));
      case REMOVED -> new Payload.Removed(in.person());
      case PROMOTED -> new Payload.Promoted(in.person());
      case DEMOTED -> new Payload.Demoted(in.person());
      case JOINED -> new Payload.Joined();
      case LEFT -> new Payload.Left();
      case CHANGED -> new Payload.Changed(profile(in), profile(in));
      default -> throw new Unreadable("no payload has the tag " + tag);
    };
  }

  private static Payload message(Input in) throws Unreadable {
    IdempotencyKey key = idempotencyKey(in);
    return new Payload.Message(
        key.clientId(), key.fingerprint(), in.optional(BodyForm::read), in.optional(Input::number));
  }

  private static void write(Output out, IdempotencyKey key) {
    out.text(key.clientId().value());
    out.fixed(key.fingerprint().high());
    out.fixed(key.fingerprint().low());
  }

  private static IdempotencyKey idempotencyKey(Input in) throws Unreadable {
    return new IdempotencyKey(new ClientId(in.text()), new Fingerprint(in.fixed(), in.fixed()));
  }

  private static void write(Output out, GroupProfile profile) {
    out.text(profile.name().value());
    out.text(profile.description().value());
    List<MediaId> picture = profile.media();
    out.all(picture, (to, object) -> to.id(object.value()));
    out.tag(
        switch (profile.joinPolicy()) {
          case OPEN -> OPEN;
          case CLOSED -> CLOSED;
        });
  }

  private static GroupProfile profile(Input in) throws Unreadable {
    GroupName name = GroupName.kept(in.text());
    GroupDescription description = new GroupDescription(in.text());
    List<MediaId> picture = in.all(from -> new MediaId(from.id()));
    return new GroupProfile(name, description, picture(picture), policy(in.tag()));
  }

  private static @Nullable Picture picture(List<MediaId> objects) throws Unreadable {
    return switch (objects.size()) {
      case 0 -> null;
      case 1 -> new Picture(objects.getFirst(), null);
      case 2 -> new Picture(objects.getFirst(), objects.getLast());
      default -> throw new Unreadable("a picture of %d objects".formatted(objects.size()));
    };
  }

  private static JoinPolicy policy(int tag) throws Unreadable {
    return switch (tag) {
      case OPEN -> JoinPolicy.OPEN;
      case CLOSED -> JoinPolicy.CLOSED;
      default -> throw new Unreadable("no policy of joining has the tag " + tag);
    };
  }

  private static void write(Output out, PersonId person) {
    out.id(person.value());
  }
}
