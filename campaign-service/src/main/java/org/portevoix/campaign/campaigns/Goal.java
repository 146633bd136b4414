package org.portevoix.campaign.campaigns;

import java.util.ArrayList;
import java.util.List;

/**
 * The goal that people see. It rises by itself to the next round number (1, 2, 2.5 and 5
 * times a power of ten), shortly before it is reached: a goal that is behind asks nobody
 * for anything.
 */
public final class Goal {

	/** A goal rises when less than this part of it is open. */
	private static final int NEAR = 20;

	private Goal() {
	}

	/**
	 * The goal at a count. It depends on nothing else, and never falls while the count
	 * rises.
	 * @param first the step that the campaign began with, 1 or more
	 * @param confirmed how many count
	 */
	public static long at(int first, long confirmed) {
		if (first < 1) {
			throw new IllegalArgumentException("A goal is 1 or more");
		}
		long goal = first;
		while (confirmed >= goal - goal / NEAR) {
			goal = next(goal);
		}
		return goal;
	}

	/**
	 * The steps that a count has reached, the first one first.
	 * @param first the step that the campaign began with, 1 or more
	 */
	public static List<Long> reached(int first, long confirmed) {
		List<Long> steps = new ArrayList<>();
		for (long step = first; step <= confirmed; step = next(step)) {
			steps.add(step);
		}
		return steps;
	}

	/** The smallest step of the ladder above a number. */
	private static long next(long goal) {
		long power = 1;
		while (power * 10 <= goal) {
			power *= 10;
		}
		if (goal < power * 2) {
			return power * 2;
		}
		if (power > 1 && goal < power / 2 * 5) {
			return power / 2 * 5;
		}
		return (goal < power * 5) ? power * 5 : power * 10;
	}

}
