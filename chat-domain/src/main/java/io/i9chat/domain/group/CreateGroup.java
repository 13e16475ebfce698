package io.i9chat.domain.group;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.common.Attempts;
import io.i9chat.domain.common.BestEffort;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.common.GroupLimits;
import io.i9chat.domain.group.NewcomerPolicy.Choice;
import io.i9chat.domain.group.StrangerLimit.Allowance;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.media.MediaFault;
import io.i9chat.ports.Ports;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.live.Signals;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.OpenResult;
import io.i9chat.ports.model.commit.Opening;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.ops.IdGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates a group with its first people, all of them or none. A repeat finds the group it made,
 * whatever has become of it and of its people.
 */
public final class CreateGroup {
  /**
   * Who creates what.
   *
   * @param clientId the caller's key of this group, for good
   * @param members the others; the caller is in anyway
   */
  public record Command(
      PersonId caller, ClientId clientId, GroupProfile profile, List<Username> members) {
    /**
     * Takes a copy of the list and checks it.
     *
     * @throws InvalidValue if it is empty, or longer than {@link GroupLimits#NAMES}
     */
    public Command {
      members = Newcomers.checked(members);
    }
  }

  /** The outcome of the call. The index of a refusal is that of the first name that causes it. */
  public sealed interface Outcome {
    /**
     * The group is there.
     *
     * @param fresh whether this call made it; if not, an earlier one with its client id did
     */
    record Created(ChatSummary chat, boolean fresh) implements Outcome {}

    /** The client id was used for another group. */
    record Mismatch() implements Outcome {}

    /** No account has that username. */
    record NoSuchPerson(int index) implements Outcome {}

    /** A block or their privacy is against it. */
    record Forbidden(int index) implements Outcome {}

    /** The group would have no room for them. */
    record GroupFull(int index) implements Outcome {}

    /** It has no member but the caller. */
    record Alone() implements Outcome {}

    /** The picture cannot be used. */
    record MediaInvalid(MediaFault fault) implements Outcome {}

    /** The caller has added too many people who never wrote back. */
    record TooFast(Duration retryAfter) implements Outcome {}
  }

  private final Chats chats;
  private final ChatLog log;
  private final Signals signals;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Fingerprints fingerprints;
  private final Summaries summaries;
  private final MediaChecks media;
  private final Newcomers newcomers;
  private final StrangerLimit limit;
  private final GroupSettings settings;

  CreateGroup(
      Ports ports,
      Fingerprints fingerprints,
      Summaries summaries,
      MediaChecks media,
      Newcomers newcomers,
      StrangerLimit limit,
      GroupSettings settings) {
    chats = ports.store().chats();
    log = ports.store().log();
    signals = ports.signals();
    ids = ports.ids();
    clock = ports.clock();
    this.fingerprints = fingerprints;
    this.summaries = summaries;
    this.media = media;
    this.newcomers = newcomers;
    this.limit = limit;
    this.settings = settings;
  }

  /** Creates it, or finds it. */
  public Outcome handle(Command command) {
    Fingerprint sent = fingerprints.group(command.profile(), command.members());
    Optional<OpenResult> before = chats.opened(command.caller(), command.clientId(), sent);
    if (before.isPresent()) {
      return before.get() instanceof OpenResult.Opened opened
          ? repeated(command.caller(), opened)
          : new Outcome.Mismatch();
    }
    Map<Username, PersonId> people = newcomers.people(command.members());
    try (Allowance allowance = limit.of(command.caller())) {
      return Attempts.until(() -> attempt(command, sent, people, allowance));
    }
  }

  private Optional<Outcome> attempt(
      Command command, Fingerprint sent, Map<Username, PersonId> people, Allowance allowance) {
    return switch (newcomers.choose(
        command.caller(), command.members(), people, settings.maxMembers())) {
      case Choice.NoneLeft none -> Optional.of(new Outcome.Alone());
      case Choice.Refused refused -> Optional.of(refusal(refused));
      case Choice.Chosen chosen -> {
        Picture picture = command.profile().picture();
        Optional<MediaFault> fault =
            picture == null ? Optional.empty() : media.picture(command.caller(), picture);
        if (fault.isPresent()) {
          yield Optional.of(new Outcome.MediaInvalid(fault.get()));
        }
        Duration wait = allowance.upTo(chosen.strangers());
        yield wait.isZero()
            ? open(command, sent, chosen, allowance)
            : Optional.of(new Outcome.TooFast(wait));
      }
    };
  }

  private Optional<Outcome> open(
      Command command, Fingerprint sent, Choice.Chosen chosen, Allowance allowance) {
    Opening.Group opening =
        new Opening.Group(
            new ChatId(ids.next()),
            command.caller(),
            command.clientId(),
            sent,
            command.profile(),
            chosen.people(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            chosen.preconditions());
    return switch (chats.open(opening)) {
      case OpenResult.Stale stale -> Optional.empty();
      case OpenResult.Mismatch mismatch -> Optional.of(new Outcome.Mismatch());
      case OpenResult.Opened opened when !opened.fresh() ->
          Optional.of(repeated(command.caller(), opened));
      case OpenResult.Opened opened -> {
        allowance.spend();
        ChatId chat = opened.view().id();
        BestEffort.publish(signals, new Signal.Appended(chat, opened.commits()));
        yield Optional.of(created(command.caller(), chat, true));
      }
    };
  }

  /**
   * The signal of the first call may have been lost with its node, so it is given again. It names
   * no newcomers, for the entries are old: a member who misses them is found by their windows.
   */
  private Outcome repeated(PersonId caller, OpenResult.Opened opened) {
    ChatId chat = opened.view().id();
    List<Committed> commits =
        log.at(chat, List.of(1L, 2L), PageBound.of(2)).stream()
            .map(entry -> new Committed(entry, Set.of()))
            .toList();
    BestEffort.publish(signals, new Signal.Appended(chat, commits));
    return created(caller, chat, false);
  }

  private Outcome created(PersonId caller, ChatId chat, boolean fresh) {
    return new Outcome.Created(summaries.of(caller, chat).orElseThrow(), fresh);
  }

  private static Outcome refusal(Choice.Refused refused) {
    return switch (refused.why()) {
      case NO_SUCH_PERSON -> new Outcome.NoSuchPerson(refused.index());
      case FORBIDDEN -> new Outcome.Forbidden(refused.index());
      case FULL -> new Outcome.GroupFull(refused.index());
      case LEFT -> throw new IllegalStateException("no member has left what is not there yet");
    };
  }
}
