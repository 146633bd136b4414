package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.figures.Figures;
import org.portevoix.benchmarks.platform.Installation;
import org.portevoix.benchmarks.platform.Platform;

/**
 * What programs run on: one system for all of them, given or our own, until one says that
 * the next shall have a fresh one.
 */
public final class Stage implements AutoCloseable {

	private final Path home;

	private final Optional<Platform> given;

	private final boolean quick;

	private final Figures figures;

	private @Nullable Installation own;

	/**
	 * Creates it.
	 * @param quick only shows that all works
	 */
	public Stage(Path home, Optional<Platform> given, boolean quick, Figures figures) {
		this.home = home;
		this.given = given;
		this.quick = quick;
		this.figures = figures;
	}

	/** The system to measure; started if there is none. */
	Platform platform() throws IOException, InterruptedException {
		if (this.given.isPresent()) {
			return this.given.get();
		}
		if (this.own == null) {
			Installation started = started(true);
			this.own = started;
			say("its store: " + started.platform().store() + ", its gateway: " + started.platform().gateway());
		}
		return this.own.platform();
	}

	/** Whether the system is somebody else's, which is only asked from outside. */
	boolean isGiven() {
		return this.given.isPresent();
	}

	/**
	 * A new system of our own, started; the caller closes it.
	 * @param forLoad else as a person would have it
	 */
	Installation started(boolean forLoad) throws IOException, InterruptedException {
		say("starting a system of our own");
		Installation installation = Installation.prepare(this.home, forLoad);
		try {
			say("started in %d s".formatted(installation.start().toSeconds()));
			return installation;
		}
		catch (IOException | InterruptedException | IllegalStateException ex) {
			installation.close();
			throw ex;
		}
	}

	/** The next program gets a fresh system. */
	void discard() throws IOException, InterruptedException {
		if (this.own != null) {
			this.own.close();
			this.own = null;
		}
	}

	/** One size for a quick run, another for a whole one. */
	int size(int whenQuick, int whenWhole) {
		return this.quick ? whenQuick : whenWhole;
	}

	Duration seconds(int whenQuick, int whenWhole) {
		return Duration.ofSeconds(size(whenQuick, whenWhole));
	}

	void add(Figure figure) {
		this.figures.add(figure);
	}

	void skip(Program program, String why) {
		this.figures.skipped(program.name(), why);
	}

	void say(String text) {
		this.figures.say(text);
	}

	@Override
	public void close() throws IOException, InterruptedException {
		discard();
	}

}
