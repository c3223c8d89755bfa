package io.github.audiomnist.transform;

import static io.github.audiomnist.transform.VectorLanes.COS_144;
import static io.github.audiomnist.transform.VectorLanes.COS_45;
import static io.github.audiomnist.transform.VectorLanes.COS_72;
import static io.github.audiomnist.transform.VectorLanes.LANES;
import static io.github.audiomnist.transform.VectorLanes.SIN_144;
import static io.github.audiomnist.transform.VectorLanes.SIN_72;
import static io.github.audiomnist.transform.VectorLanes.SPECIES;
import static io.github.audiomnist.transform.VectorLanes.TYPE;

import jdk.incubator.vector.DoubleVector;

/**
 * The last pass of the transform, whose factors are all 1: {@code count} butterflies of
 * neighbouring elements, from index {@code first} of {@code z}.
 */
final class VectorLastPass {

  private VectorLastPass() {}

  static void radix4(double[] z, int first, int count) {
    for (int j = 0; j < count; j++) {
      int a = first + 8 * LANES * j;
      int b = a + 2 * LANES;
      int c = b + 2 * LANES;
      int d = c + 2 * LANES;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector evenRe = aRe.add(cRe);
      DoubleVector oddRe = aRe.sub(cRe);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector sumRe = bRe.add(dRe);
      DoubleVector gapRe = bRe.sub(dRe);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector evenIm = aIm.add(cIm);
      DoubleVector oddIm = aIm.sub(cIm);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector sumIm = bIm.add(dIm);
      DoubleVector gapIm = bIm.sub(dIm);
      TYPE.cast(evenRe.add(sumRe)).intoArray(z, a);
      TYPE.cast(evenIm.add(sumIm)).intoArray(z, a + LANES);
      TYPE.cast(evenRe.sub(sumRe)).intoArray(z, b);
      TYPE.cast(evenIm.sub(sumIm)).intoArray(z, b + LANES);
      TYPE.cast(oddRe.add(gapIm)).intoArray(z, c);
      TYPE.cast(oddIm.sub(gapRe)).intoArray(z, c + LANES);
      TYPE.cast(oddRe.sub(gapIm)).intoArray(z, d);
      TYPE.cast(oddIm.add(gapRe)).intoArray(z, d + LANES);
    }
  }

  static void radix5(double[] z, int first, int count) {
    DoubleVector cos72 = DoubleVector.broadcast(SPECIES, COS_72);
    DoubleVector cos144 = DoubleVector.broadcast(SPECIES, COS_144);
    DoubleVector sin144 = DoubleVector.broadcast(SPECIES, SIN_144);
    DoubleVector minusSin72 = DoubleVector.broadcast(SPECIES, -SIN_72);
    for (int j = 0; j < count; j++) {
      int a = first + 10 * LANES * j;
      int b = a + 2 * LANES;
      int c = b + 2 * LANES;
      int d = c + 2 * LANES;
      int e = d + 2 * LANES;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector eRe = DoubleVector.fromArray(SPECIES, z, e);
      DoubleVector outerRe = bRe.add(eRe);
      DoubleVector outerGapRe = bRe.sub(eRe);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector innerRe = cRe.add(dRe);
      DoubleVector innerGapRe = cRe.sub(dRe);
      TYPE.cast(aRe.add(outerRe.add(innerRe))).intoArray(z, a);
      DoubleVector wideRe = innerRe.fma(cos144, outerRe.fma(cos72, aRe));
      DoubleVector flatRe = innerRe.fma(cos72, outerRe.fma(cos144, aRe));
      DoubleVector wideGapRe = innerGapRe.fma(sin144, outerGapRe.mul(SIN_72));
      DoubleVector flatGapRe = innerGapRe.fma(minusSin72, outerGapRe.mul(SIN_144));
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector eIm = DoubleVector.fromArray(SPECIES, z, e + LANES);
      DoubleVector outerIm = bIm.add(eIm);
      DoubleVector outerGapIm = bIm.sub(eIm);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector innerIm = cIm.add(dIm);
      DoubleVector innerGapIm = cIm.sub(dIm);
      TYPE.cast(aIm.add(outerIm.add(innerIm))).intoArray(z, a + LANES);
      DoubleVector wideIm = innerIm.fma(cos144, outerIm.fma(cos72, aIm));
      DoubleVector flatIm = innerIm.fma(cos72, outerIm.fma(cos144, aIm));
      DoubleVector wideGapIm = innerGapIm.fma(sin144, outerGapIm.mul(SIN_72));
      DoubleVector flatGapIm = innerGapIm.fma(minusSin72, outerGapIm.mul(SIN_144));
      TYPE.cast(wideRe.add(wideGapIm)).intoArray(z, b);
      TYPE.cast(wideIm.sub(wideGapRe)).intoArray(z, b + LANES);
      TYPE.cast(wideRe.sub(wideGapIm)).intoArray(z, e);
      TYPE.cast(wideIm.add(wideGapRe)).intoArray(z, e + LANES);
      TYPE.cast(flatRe.add(flatGapIm)).intoArray(z, c);
      TYPE.cast(flatIm.sub(flatGapRe)).intoArray(z, c + LANES);
      TYPE.cast(flatRe.sub(flatGapIm)).intoArray(z, d);
      TYPE.cast(flatIm.add(flatGapRe)).intoArray(z, d + LANES);
    }
  }

  static void radix8(double[] z, int first, int count) {
    DoubleVector cos45 = DoubleVector.broadcast(SPECIES, COS_45);
    DoubleVector minusCos45 = DoubleVector.broadcast(SPECIES, -COS_45);
    for (int j = 0; j < count; j++) {
      int a = first + 16 * LANES * j;
      int b = a + 2 * LANES;
      int c = b + 2 * LANES;
      int d = c + 2 * LANES;
      int e = d + 2 * LANES;
      int f = e + 2 * LANES;
      int g = f + 2 * LANES;
      int h = g + 2 * LANES;
      DoubleVector aRe = DoubleVector.fromArray(SPECIES, z, a);
      DoubleVector eRe = DoubleVector.fromArray(SPECIES, z, e);
      DoubleVector sum0Re = aRe.add(eRe);
      DoubleVector gap0Re = aRe.sub(eRe);
      DoubleVector aIm = DoubleVector.fromArray(SPECIES, z, a + LANES);
      DoubleVector eIm = DoubleVector.fromArray(SPECIES, z, e + LANES);
      DoubleVector sum0Im = aIm.add(eIm);
      DoubleVector gap0Im = aIm.sub(eIm);
      DoubleVector bRe = DoubleVector.fromArray(SPECIES, z, b);
      DoubleVector fRe = DoubleVector.fromArray(SPECIES, z, f);
      DoubleVector sum1Re = bRe.add(fRe);
      DoubleVector gap1Re = bRe.sub(fRe);
      DoubleVector bIm = DoubleVector.fromArray(SPECIES, z, b + LANES);
      DoubleVector fIm = DoubleVector.fromArray(SPECIES, z, f + LANES);
      DoubleVector sum1Im = bIm.add(fIm);
      DoubleVector gap1Im = bIm.sub(fIm);
      DoubleVector cRe = DoubleVector.fromArray(SPECIES, z, c);
      DoubleVector gRe = DoubleVector.fromArray(SPECIES, z, g);
      DoubleVector sum2Re = cRe.add(gRe);
      DoubleVector gap2Re = cRe.sub(gRe);
      DoubleVector cIm = DoubleVector.fromArray(SPECIES, z, c + LANES);
      DoubleVector gIm = DoubleVector.fromArray(SPECIES, z, g + LANES);
      DoubleVector sum2Im = cIm.add(gIm);
      DoubleVector gap2Im = cIm.sub(gIm);
      DoubleVector dRe = DoubleVector.fromArray(SPECIES, z, d);
      DoubleVector hRe = DoubleVector.fromArray(SPECIES, z, h);
      DoubleVector sum3Re = dRe.add(hRe);
      DoubleVector gap3Re = dRe.sub(hRe);
      DoubleVector dIm = DoubleVector.fromArray(SPECIES, z, d + LANES);
      DoubleVector hIm = DoubleVector.fromArray(SPECIES, z, h + LANES);
      DoubleVector sum3Im = dIm.add(hIm);
      DoubleVector gap3Im = dIm.sub(hIm);
      DoubleVector evenRe = sum0Re.add(sum2Re);
      DoubleVector oddRe = sum0Re.sub(sum2Re);
      DoubleVector sumRe = sum1Re.add(sum3Re);
      DoubleVector gapRe = sum1Re.sub(sum3Re);
      DoubleVector evenIm = sum0Im.add(sum2Im);
      DoubleVector oddIm = sum0Im.sub(sum2Im);
      DoubleVector sumIm = sum1Im.add(sum3Im);
      DoubleVector gapIm = sum1Im.sub(sum3Im);
      TYPE.cast(evenRe.add(sumRe)).intoArray(z, a);
      TYPE.cast(evenIm.add(sumIm)).intoArray(z, a + LANES);
      TYPE.cast(evenRe.sub(sumRe)).intoArray(z, e);
      TYPE.cast(evenIm.sub(sumIm)).intoArray(z, e + LANES);
      TYPE.cast(oddRe.add(gapIm)).intoArray(z, c);
      TYPE.cast(oddIm.sub(gapRe)).intoArray(z, c + LANES);
      TYPE.cast(oddRe.sub(gapIm)).intoArray(z, g);
      TYPE.cast(oddIm.add(gapRe)).intoArray(z, g + LANES);
      DoubleVector turned1Re = gap1Re.add(gap1Im);
      DoubleVector turned1Im = gap1Im.sub(gap1Re);
      DoubleVector turned3Re = gap3Im.sub(gap3Re);
      DoubleVector turned3Im = gap3Re.add(gap3Im);
      evenRe = gap0Re.add(gap2Im);
      evenIm = gap0Im.sub(gap2Re);
      oddRe = gap0Re.sub(gap2Im);
      oddIm = gap0Im.add(gap2Re);
      sumRe = turned1Re.add(turned3Re);
      gapRe = turned1Re.sub(turned3Re);
      sumIm = turned1Im.sub(turned3Im);
      gapIm = turned1Im.add(turned3Im);
      TYPE.cast(sumRe.fma(cos45, evenRe)).intoArray(z, b);
      TYPE.cast(sumIm.fma(cos45, evenIm)).intoArray(z, b + LANES);
      TYPE.cast(sumRe.fma(minusCos45, evenRe)).intoArray(z, f);
      TYPE.cast(sumIm.fma(minusCos45, evenIm)).intoArray(z, f + LANES);
      TYPE.cast(gapIm.fma(cos45, oddRe)).intoArray(z, d);
      TYPE.cast(gapRe.fma(minusCos45, oddIm)).intoArray(z, d + LANES);
      TYPE.cast(gapIm.fma(minusCos45, oddRe)).intoArray(z, h);
      TYPE.cast(gapRe.fma(cos45, oddIm)).intoArray(z, h + LANES);
    }
  }
}
