package io.i9chat.domain.group;

import io.i9chat.domain.chat.Rosters;
import io.i9chat.domain.chat.Summaries;
import io.i9chat.domain.common.Fingerprints;
import io.i9chat.domain.entry.KnownPeople;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.media.MediaChecks;
import io.i9chat.domain.outcome.Refused;
import io.i9chat.domain.presence.OnlineCounts;
import io.i9chat.ports.Ports;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The use cases of the group area, and short methods for what is done most: these throw {@link
 * Refused} where the use case answers a refusal.
 *
 * @param names the usernames of people, for those who have their ids
 * @param clientIds fresh keys, for groups that are created without one
 */
public record GroupUseCases(
    CreateGroup create,
    ShowGroup info,
    UpdateGroup update,
    ListMembers members,
    AddMembers add,
    ManageMember manage,
    JoinGroup join,
    LeaveGroup leave,
    Names names,
    Supplier<ClientId> clientIds) {
  /** What the use cases of this and other areas have in common. */
  public record Common(
      KnownPeople known,
      OnlineCounts counts,
      Fingerprints fingerprints,
      Summaries summaries,
      Leaving leaving) {}

  /** The use cases on these ports. */
  public static GroupUseCases of(Ports ports, GroupSettings settings, Common common) {
    StorePorts store = ports.store();
    Chats chats = store.chats();
    GroupCommitter committer = common.leaving().committer();
    Names names = common.known().names();
    ActivityLookup lookup = new ActivityLookup(store.log(), names);
    MediaChecks media = new MediaChecks(ports);
    Newcomers newcomers = new Newcomers(store);
    StrangerLimit limit = new StrangerLimit(ports.limiter());
    return new GroupUseCases(
        new CreateGroup(
            ports, common.fingerprints(), common.summaries(), media, newcomers, limit, settings),
        new ShowGroup(chats, common.counts()),
        new UpdateGroup(ports, media, committer, lookup),
        new ListMembers(store, new Rosters(chats, names), common.known().cards()),
        new AddMembers(chats, newcomers, limit, committer, lookup, settings),
        new ManageMember(store.profiles(), chats, committer, lookup),
        new JoinGroup(store, committer, common.summaries(), settings),
        new LeaveGroup(chats, ports.limiter(), common.leaving(), lookup),
        names,
        () -> new ClientId(ports.ids().next().toString()));
  }

  /**
   * Creates a group that is open to all who know its id, with people who are in it from the start.
   * A call that failed, so that it is not known whether the group was created, is not to be made
   * again this way, but with a client id.
   *
   * @param members the others; the creator is in anyway, as its admin
   * @throws Refused with an outcome of {@link CreateGroup}
   */
  public ChatId create(PersonId creator, GroupName name, List<PersonId> members) {
    return create(creator, clientIds.get(), GroupProfile.named(name), members);
  }

  /**
   * Creates a group, once however often it is called with the same client id.
   *
   * @param members the others; the creator is in anyway, as its admin
   * @throws Refused with an outcome of {@link CreateGroup}
   */
  public ChatId create(
      PersonId creator, ClientId clientId, GroupProfile profile, List<PersonId> members) {
    var usernames = usernames(members, CreateGroup.class, CreateGroup.Outcome.NoSuchPerson::new);
    var command = new CreateGroup.Command(creator, clientId, profile, usernames);
    return Refused.unless(
            CreateGroup.Outcome.Created.class, CreateGroup.class, create.handle(command))
        .chat()
        .state()
        .chat()
        .id();
  }

  /**
   * Adds people to a group.
   *
   * @throws Refused with an outcome of {@link AddMembers}
   */
  public void add(PersonId admin, ChatId group, List<PersonId> people) {
    var usernames = usernames(people, AddMembers.class, AddMembers.Outcome.NoSuchPerson::new);
    Refused.unless(
        AddMembers.Outcome.Added.class,
        AddMembers.class,
        add.handle(new AddMembers.Command(admin, group, usernames)));
  }

  /**
   * Removes a member of a group.
   *
   * @throws Refused with an outcome of {@link ManageMember}
   */
  public void remove(PersonId admin, ChatId group, PersonId member) {
    manage(ManageMember.Act.REMOVE, admin, group, member);
  }

  /**
   * Makes a member of a group an admin.
   *
   * @throws Refused with an outcome of {@link ManageMember}
   */
  public void promote(PersonId admin, ChatId group, PersonId member) {
    manage(ManageMember.Act.PROMOTE, admin, group, member);
  }

  /**
   * Makes an admin of a group a plain member.
   *
   * @throws Refused with an outcome of {@link ManageMember}
   */
  public void demote(PersonId admin, ChatId group, PersonId other) {
    manage(ManageMember.Act.DEMOTE, admin, group, other);
  }

  private void manage(ManageMember.Act act, PersonId admin, ChatId group, PersonId person) {
    var usernames =
        usernames(
            List.of(person), ManageMember.class, index -> new ManageMember.Outcome.NoSuchPerson());
    Refused.unless(
        ManageMember.Outcome.Done.class,
        ManageMember.class,
        manage.handle(new ManageMember.Command(act, admin, group, usernames.getFirst())));
  }

  /**
   * Leaves a group.
   *
   * @throws Refused with an outcome of {@link LeaveGroup}
   */
  public void leave(PersonId member, ChatId group) {
    Refused.unless(
        LeaveGroup.Outcome.Left.class,
        LeaveGroup.class,
        leave.handle(new LeaveGroup.Command(member, group)));
  }

  private List<Username> usernames(
      List<PersonId> people, Class<?> useCase, IntFunction<Record> unknown) {
    Map<PersonId, Username> found = names.of(people);
    List<Username> usernames = new ArrayList<>();
    for (PersonId person : people) {
      Username username = found.get(person);
      if (username == null) {
        throw new Refused(useCase, unknown.apply(usernames.size()));
      }
      usernames.add(username);
    }
    return usernames;
  }
}
