package org.portevoix.ui;

/** Draws for templates. */
public class Drawings {

	/** The waves of a name, as the inside of an {@code svg} element. */
	public String waves(String name) {
		return Waves.of(name).svg();
	}

}
