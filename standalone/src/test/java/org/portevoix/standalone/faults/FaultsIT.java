package org.portevoix.standalone.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All faults, one after the other, on one system of the real processes.
 * {@code -Dportevoix.faults.only=TEXT} takes those whose name contains it,
 * {@code -Dportevoix.faults.kills} says how often each process is killed,
 * {@code -Dportevoix.faults.away} for how many seconds the store is away, and
 * {@code -Dportevoix.faults.write=true} writes {@code docs/faults.md}.
 */
@Tag("faults")
class FaultsIT {

	private static final List<String> CHOICES = List.of("only", "kills", "away");

	private static final Path PAGE = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("faults.md");

	@Test
	void keepsExactBooksWhateverGoesWrong() throws Exception {
		Report report = new Report(command());
		SoftAssertions all = new SoftAssertions();
		Platform platform = Platform.whole();
		boolean mounted = FullDisk.mount(platform.system().data());
		try {
			platform.system().start();
			try (Trial trial = new Trial(platform)) {
				List<Fault> wanted = wanted();
				for (int i = 0; i < wanted.size(); i++) {
					tryOut(trial, wanted.get(i), report, all);
					// A run takes long; what it found so far is not lost with it.
					write(report, wanted.size() - i - 1);
				}
			}
		}
		finally {
			platform.close();
			if (mounted) {
				FullDisk.unmount(platform.system().data());
			}
		}
		all.assertAll();
	}

	private static void write(Report report, int left) throws IOException {
		if (Boolean.getBoolean("portevoix.faults.write")) {
			report.write(PAGE, left, everything().map(Fault::name).map(Report::plain).toList());
		}
	}

	private static void tryOut(Trial trial, Fault fault, Report report, SoftAssertions all) {
		System.out.println("Trying: " + fault.name());
		try {
			Reconciliation found = trial.of(fault);
			report.add(found.row());
			all.assertThat(found.wrong()).as(fault.name()).isEmpty();
		}
		catch (Skipped ex) {
			report.skipped(fault, String.valueOf(ex.getMessage()));
		}
		catch (Exception ex) {
			// The others are tried all the same.
			report.failed(fault, ex);
			all.fail(fault.name(), ex);
		}
	}

	/** What was typed, as far as it makes a difference. */
	private static String command() {
		StringBuilder command = new StringBuilder(
				"mvn verify -Pfaults -pl standalone -Dit.test=FaultsIT -Dportevoix.faults.write=true");
		for (String choice : CHOICES) {
			String value = System.getProperty("portevoix.faults." + choice);
			if (value != null) {
				command.append(" -Dportevoix.faults.").append(choice).append("='").append(value).append("'");
			}
		}
		return command.toString();
	}

	private static List<Fault> wanted() {
		String only = System.getProperty("portevoix.faults.only", "");
		return everything().filter((fault) -> Stream.of(only.split(",")).anyMatch(fault.name()::contains)).toList();
	}

	private static Stream<Fault> everything() {
		return Stream.of(new RollingRestart(), SecondInstance.killed("campaign-service"),
				SecondInstance.frozen("campaign-service", Duration.ofSeconds(30)), new Poison(5), new NewTopic(),
				new Rewind(), Away.broker(Duration.ofSeconds(45)), new FullDisk(Duration.ofSeconds(20)),
				Away.slowStore(Duration.ofSeconds(30)),
				SecondInstance.frozen("notification-service", Duration.ofSeconds(30)), RelayTrouble.putsOff(),
				RelayTrouble.refuses(), RelayTrouble.stalls(), RelayTrouble.hangsUp(),
				Away.store(Duration.ofSeconds(Integer.getInteger("portevoix.faults.away", 300))),
				Kills.ofEverything(Integer.getInteger("portevoix.faults.kills", 20)));
	}

}
