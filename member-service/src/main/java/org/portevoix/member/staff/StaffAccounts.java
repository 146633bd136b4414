package org.portevoix.member.staff;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.access.Role;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.NotFound;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The accounts in the store; each change is made to what was read, or made again. */
@Component
public class StaffAccounts {

	private static final int ATTEMPTS = 10;

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	StaffAccounts(MongoOperations mongo, OutboxRelay staffOutbox) {
		this.mongo = mongo;
		this.outbox = staffOutbox;
	}

	public Optional<Staff> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, Staff.class));
	}

	Optional<Staff> byEmail(String typed) {
		return Optional.ofNullable(
				this.mongo.findOne(Query.query(Criteria.where("email").is(Address.canonical(typed))), Staff.class));
	}

	/** Who has a role in an organisation, by name. */
	public List<Staff> of(String organisation) {
		return this.mongo.find(
				Query.query(Criteria.where("roles." + organisation).exists(true)).with(Sort.by("name", "_id")),
				Staff.class);
	}

	/** Who administers the whole platform, by name. */
	public List<Staff> platform() {
		return this.mongo.find(Query.query(Criteria.where("platform").is(true)).with(Sort.by("name", "_id")),
				Staff.class);
	}

	/**
	 * Whether an organisation has another administrator who can sign in. Within a
	 * {@linkplain #change change} she is held to it: her document gets another version,
	 * so that who takes her away at the same moment, having read the older one, looks
	 * again.
	 */
	public boolean leavesAdministratorBeside(String organisation, String staffId) {
		Optional<Staff> other = of(organisation).stream()
			.filter((one) -> !one.id().equals(staffId) && one.mayEnter()
					&& one.roles().get(organisation) == Role.ADMINISTRATOR)
			.findFirst();
		other.ifPresent(this::hold);
		return other.isPresent();
	}

	private void hold(Staff other) {
		Query asRead = Query.query(Criteria.where("_id").is(other.id()).and("version").is(other.version()));
		if (this.mongo.updateFirst(asRead, new Update().inc("version", 1), Staff.class).getMatchedCount() == 0) {
			throw new OptimisticLockingFailureException("An administrator changed meanwhile");
		}
	}

	/**
	 * Adds an account.
	 * @throws org.springframework.dao.DuplicateKeyException if the address has one
	 */
	Staff insert(Staff staff) {
		Staff inserted = this.mongo.insert(staff);
		this.outbox.wake();
		return inserted;
	}

	/**
	 * Changes an account, as often as somebody else does at the same time.
	 * @param change is asked again with the newer state, and may refuse by an exception
	 * @throws NotFound if there is no such account
	 */
	public Staff change(String id, Consumer<Change> change) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Staff before = find(id).orElseThrow(NotFound::new);
			Staff.Edit edit = before.edit();
			try {
				change.accept(new Change(before, edit));
				Staff after = this.mongo.save(edit.done());
				this.outbox.wake();
				return after;
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody was faster: look again.
			}
		}
		throw new ChangedMeanwhile();
	}

	/** An account as it is, and what it will be. */
	public record Change(Staff before, Staff.Edit after) {

	}

}
