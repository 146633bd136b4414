package org.portevoix.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.backing.Ports;
import org.portevoix.standalone.backup.Backup;
import org.portevoix.standalone.backup.Refused;
import org.portevoix.standalone.backup.Store;
import org.portevoix.standalone.backup.TallyRebuild;

/**
 * Backup, restore and rebuild. Whoever changes something does it with everything else
 * stopped; a backup may be taken while people sign.
 */
final class Maintenance {

	private static final int SHORTEST_PASSPHRASE = 12;

	/** There while a restore is not complete, so that nobody opens half of one. */
	private static final String UNFINISHED = "restore-unfinished";

	/** With another one of these, what is restored can't be used. */
	private static final List<String> BOUND = List.of("PEPPER", "PARTNER_KEY");

	private final Settings settings;

	private final Voice voice;

	Maintenance(Settings settings, Voice voice) {
		this.settings = settings;
		this.voice = voice;
	}

	/**
	 * Refuses what a restore left half done.
	 * @throws Problem if there is such a thing
	 */
	static void requireWhole(Settings settings) {
		if (Files.exists(settings.data().resolve(UNFINISHED))) {
			throw new Problem("A restore into " + settings.data()
					+ " did not come to its end. Empty the directory (and the store), and restore again.");
		}
	}

	/**
	 * Does what the arguments ask for.
	 * @return whether they ask for anything that there is
	 */
	boolean run(List<String> arguments) {
		try {
			switch (arguments) {
				case List<String> it when it.size() == 2 && it.getFirst().equals("--backup") -> backup(path(it.get(1)));
				case List<String> it when it.size() == 2 && it.getFirst().equals("--erasures") ->
					erasures(path(it.get(1)));
				case List<String> it when it.size() == 3 && it.getFirst().equals("--restore")
						&& it.get(2).equals("--without-erasures") ->
					restore(path(it.get(1)), null);
				case List<String> it when it.size() == 4 && it.getFirst().equals("--restore")
						&& it.get(2).equals("--erasures") ->
					restore(path(it.get(1)), path(it.get(3)));
				case List<String> it when it.equals(List.of("--rebuild")) -> rebuild(false);
				case List<String> it when it.equals(List.of("--rebuild", "--write")) -> rebuild(true);
				default -> {
					return false;
				}
			}
			return true;
		}
		catch (Refused ex) {
			throw new Problem(String.valueOf(ex.getMessage()), ex);
		}
	}

	private void backup(Path file) {
		Map<String, String> secrets = Secrets.existing(this.settings);
		if (!secrets.containsKey("PEPPER")) {
			throw new Problem("There is no pepper, neither in PEPPER nor in " + this.settings.data()
					+ "; without it a backup is worth nothing.");
		}
		Backup backup = new Backup(passphrase());
		withStore(false, (store) -> told("Saved", backup.save(file, store, secrets)));
		this.voice.say("Everything is in %s, and was read back.", file);
	}

	private void erasures(Path file) {
		Backup backup = new Backup(passphrase());
		withStore(false, (store) -> told("Listed", backup.saveErasures(file, store)));
		this.voice.say("Who was forgotten until now is in %s.", file);
	}

	private void restore(Path file, @Nullable Path erasures) {
		Backup backup = new Backup(passphrase());
		Map<String, String> secrets = backup.check(file, erasures);
		this.voice.say("%s is whole.", file);
		requireEmpty("keys");
		requireEmpty("kafka");
		BOUND.forEach((variable) -> {
			if (this.settings.given(variable).filter((given) -> !given.equals(secrets.get(variable))).isPresent()) {
				throw new Problem(variable + " is another one than that of the backup.");
			}
		});
		// With brokers of one's own, their log may be the old one, to be read again.
		boolean logIsGone = this.settings.given("KAFKA_BROKERS").isEmpty();
		withStore(true, (store) -> {
			Backup.requireEmpty(store);
			mark(true);
			Secrets.keep(this.settings, secrets);
			told("Restored", backup.restore(file, erasures, store, logIsGone));
			prove(store, logIsGone, false);
			mark(false);
		});
		this.voice.say("Restored. ./start opens it.");
	}

	private void rebuild(boolean write) {
		withStore(true, (store) -> prove(store, false, write));
	}

	private void prove(Store store, boolean logIsGone, boolean write) {
		List<TallyRebuild.Finding> found = new TallyRebuild(store, logIsGone).run(write);
		found.forEach((one) -> this.voice.say("  campaign %s: told %d, by its signatures %d; %s", one.campaignId(),
				one.told(), one.proven(), (one.unequal() == 0) ? "equal" : one.unequal() + " tallies differ"));
		long unequal = found.stream().filter((one) -> one.unequal() > 0).count();
		if (unequal > 0 && !write) {
			throw new Problem(unequal + " campaigns are told another count than their signatures add up to.");
		}
		this.voice.say((unequal > 0) ? "Mended." : "All counts are proven.");
	}

	private void told(String what, Map<String, Long> counts) {
		counts.forEach((place, count) -> this.voice.say("  %s %d of %s", what, count, place));
	}

	private void requireEmpty(String name) {
		Path directory = this.settings.data().resolve(name);
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> files = Files.list(directory)) {
			if (files.findAny().isPresent()) {
				throw new Problem(directory + " is not empty. A backup is restored into an empty directory only.");
			}
		}
		catch (IOException ex) {
			throw new Problem("The directory " + directory + " can't be read.", ex);
		}
	}

	private void mark(boolean unfinished) {
		Path mark = this.settings.data().resolve(UNFINISHED);
		try {
			if (unfinished) {
				Files.createFile(mark);
			}
			else {
				Files.delete(mark);
			}
		}
		catch (IOException ex) {
			throw new Problem("The directory " + this.settings.data() + " can't be written.", ex);
		}
	}

	/** The store that runs, or started for this and stopped again. */
	private void withStore(boolean alone, Consumer<Store> work) {
		boolean runs = Preflight.isOccupied(this.settings.data());
		if (runs && alone) {
			throw new Problem("Portevoix runs. Stop it first: ./start --stop");
		}
		Parts parts = new Parts(this.settings, Map.of());
		boolean given = this.settings.given("MONGODB_URI").isPresent();
		if (given && alone) {
			this.voice.say("No service may be using the store that MONGODB_URI names; nobody checks that for you.");
		}
		if (runs) {
			use(parts, work);
			return;
		}
		try (FileChannel lock = Preflight.occupy(this.settings.data())) {
			if (given) {
				use(parts, work);
			}
			else {
				withOwnStore(parts, work);
			}
			java.lang.ref.Reference.reachabilityFence(lock);
		}
		catch (IOException ex) {
			throw new Problem("The directory " + this.settings.data() + " can't be written.", ex);
		}
	}

	private void withOwnStore(Parts parts, Consumer<Store> work) {
		if (Ports.accepts(this.settings.port("MONGODB_PORT"))) {
			throw new Problem("Port " + this.settings.port("MONGODB_PORT")
					+ " is taken by another program. Stop that one, or set MONGODB_PORT to a free port.");
		}
		Supervisor supervisor = new Supervisor(this.settings.data(), this.voice);
		try {
			supervisor.startTogether(parts.store());
			use(parts, work);
		}
		finally {
			supervisor.stop();
		}
	}

	private static void use(Parts parts, Consumer<Store> work) {
		try (Store store = new Store(parts.mongoUri())) {
			work.accept(store);
		}
	}

	private Path path(String text) {
		return Path.of(System.getProperty("portevoix.from", ".")).resolve(text).toAbsolutePath().normalize();
	}

	/** Never an argument: those are seen by everybody on the machine. */
	private String passphrase() {
		String passphrase = this.settings.given("BACKUP_PASSPHRASE")
			.orElseGet(() -> this.settings.given("BACKUP_PASSPHRASE_FILE").map(this::read).orElse(""));
		if (passphrase.length() < SHORTEST_PASSPHRASE) {
			throw new Problem("Put a passphrase of at least " + SHORTEST_PASSPHRASE
					+ " characters into BACKUP_PASSPHRASE, or into a file that BACKUP_PASSPHRASE_FILE names.");
		}
		return passphrase;
	}

	private String read(String file) {
		try {
			return Files.readString(path(file)).strip();
		}
		catch (IOException ex) {
			throw new Problem("The file that BACKUP_PASSPHRASE_FILE names can't be read.", ex);
		}
	}

}
