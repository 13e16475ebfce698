package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.domain.chat.Town;
import io.i9chat.domain.chat.Town.Person;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.domain.fake.PortChanges;
import io.i9chat.domain.fake.RecordingSignals;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.tck.Fresh;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** People in a town who make groups, through the use cases. */
final class GroupHouse implements AutoCloseable {
  static final GroupName NAME = new GroupName("The house");

  private final AtomicReference<RecordingSignals> signals = new AtomicReference<>();
  final Town town =
      new Town(
          PortChanges.signals(bus -> signals.updateAndGet(unset -> new RecordingSignals(bus))));
  private final I9chat i9chat;

  GroupHouse() {
    this(GroupSettings.DEFAULT);
  }

  GroupHouse(GroupSettings settings) {
    i9chat = new I9chat(town.ports(), I9chatSettings.DEFAULT.with(settings));
  }

  @Override
  public void close() {
    i9chat.close();
    town.close();
  }

  GroupUseCases groups() {
    return i9chat.groups();
  }

  RecordingSignals bus() {
    return signals.get();
  }

  Person settle() {
    return town.settle();
  }

  /** An open group: {@code created} at 1, {@code added} at 2. */
  ChatId group(Person admin, Person... others) {
    return group(GroupProfile.named(NAME), admin, others);
  }

  ChatId closedGroup(Person admin, Person... others) {
    return group(
        new GroupProfile(NAME, new GroupDescription(""), null, JoinPolicy.CLOSED), admin, others);
  }

  private ChatId group(GroupProfile profile, Person admin, Person... others) {
    CreateGroup.Outcome outcome =
        groups()
            .create()
            .handle(new CreateGroup.Command(admin.id(), Fresh.clientId(), profile, names(others)));
    assertThat(outcome).isInstanceOf(CreateGroup.Outcome.Created.class);
    return ((CreateGroup.Outcome.Created) outcome).chat().state().chat().id();
  }

  static List<Username> names(Person... people) {
    return Arrays.stream(people).map(Person::username).toList();
  }

  AddMembers.Outcome add(Person caller, ChatId chat, Person... people) {
    return add(caller, chat, names(people));
  }

  AddMembers.Outcome add(Person caller, ChatId chat, List<Username> names) {
    return groups().add().handle(new AddMembers.Command(caller.id(), chat, names));
  }

  ManageMember.Outcome remove(Person caller, ChatId chat, Person member) {
    return groups()
        .manage()
        .handle(
            new ManageMember.Command(
                ManageMember.Act.REMOVE, caller.id(), chat, member.username()));
  }

  ManageMember.Outcome promote(Person caller, ChatId chat, Person member) {
    return groups()
        .manage()
        .handle(
            new ManageMember.Command(
                ManageMember.Act.PROMOTE, caller.id(), chat, member.username()));
  }

  ManageMember.Outcome demote(Person caller, ChatId chat, Person admin) {
    return groups()
        .manage()
        .handle(
            new ManageMember.Command(ManageMember.Act.DEMOTE, caller.id(), chat, admin.username()));
  }

  JoinGroup.Outcome join(Person caller, ChatId chat) {
    return groups().join().handle(new JoinGroup.Command(caller.id(), chat));
  }

  LeaveGroup.Outcome leave(Person caller, ChatId chat) {
    return groups().leave().handle(new LeaveGroup.Command(caller.id(), chat));
  }

  UpdateGroup.Outcome update(Person caller, ChatId chat, GroupPatch patch) {
    return groups().update().handle(new UpdateGroup.Command(caller.id(), chat, patch));
  }

  ShowGroup.Outcome info(Person caller, ChatId chat) {
    return groups().info().handle(new ShowGroup.Command(caller.id(), chat));
  }

  ListMembers.Outcome members(Person caller, ChatId chat, @Nullable Username after, int limit) {
    return groups()
        .members()
        .handle(new ListMembers.Command(caller.id(), chat, after, new PageLimit(limit)));
  }

  ChatSummary summary(Person person, ChatId chat) {
    return town.summary(person, chat);
  }

  /** The group as it is for a person. */
  GroupState state(Person person, ChatId chat) {
    return Objects.requireNonNull(summary(person, chat).group());
  }

  List<Payload> activities(ChatId chat) {
    return town.wholeLog(chat).stream().map(Entry::payload).toList();
  }

  long head(ChatId chat) {
    return town.wholeLog(chat).getLast().seq();
  }

  static GroupPatch patch(@Nullable String name, @Nullable JoinPolicy policy) {
    return new GroupPatch(
        name == null ? Change.keep() : Change.to(new GroupName(name)),
        Change.keep(),
        Change.keep(),
        policy == null ? Change.keep() : Change.to(policy));
  }

  /** Lets only these add {@code person} to groups. */
  void letAdd(Person person, Audience audience) {
    change(person, new PrivacyChange(null, null, audience, null));
  }

  void change(Person person, PrivacyChange privacy) {
    assertThat(
            town.ports()
                .store()
                .profiles()
                .update(person.id(), new ProfileChange(null, null, Change.keep(), privacy)))
        .isInstanceOf(ProfileUpdate.Updated.class);
  }

  void block(Person person, Person other) {
    assertThat(town.ports().store().blocks().add(person.id(), other.id()))
        .isEqualTo(Blocking.ADDED);
  }

  /** The entry of an answer that is not hidden. */
  static Entry shown(SeenEntry entry) {
    assertThat(entry).isInstanceOf(NamedEntry.class);
    return ((NamedEntry) entry).entry();
  }

  /** The seq of an answer that is hidden. */
  static long hidden(SeenEntry entry) {
    assertThat(entry).isInstanceOf(HiddenEntry.class);
    return entry.seq();
  }
}
