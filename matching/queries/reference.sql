-- akasser --
-- All a-kasser in force, by name.
SELECT akasse.akasse_id,
       akasse.short_name,
       akasse.name,
       akasse.dst_code,
       akasse.star_code
  FROM akasse
 ORDER BY akasse.name, akasse.akasse_id

-- put_municipality --
-- The reference points are ours until an official list replaces them.
INSERT INTO municipality (municipality_code, name, latitude, longitude, landmass)
VALUES (%(code)s, %(name)s, %(latitude)s, %(longitude)s, %(landmass)s)
ON CONFLICT (municipality_code) DO UPDATE
   SET name = excluded.name,
       latitude = excluded.latitude,
       longitude = excluded.longitude,
       landmass = excluded.landmass

-- forget_municipality_regions --
-- A list of regions gives every period whole, and periods of two lists may not overlap.
DELETE FROM municipality_region

-- put_municipality_region --
-- Regions are dated: the same municipality lies in another region from 2027.
INSERT INTO municipality_region (municipality_code, region_code, region, valid)
VALUES (%(code)s, %(region_code)s, %(region)s, daterange(%(valid_from)s, %(valid_to)s))

-- put_postcode --
-- A postcode or a range of them.
INSERT INTO postcode (postcode, postcode_to, name, municipality_code, latitude, longitude, landmass)
VALUES (%(postcode)s, %(postcode_to)s, %(name)s, %(municipality_code)s, %(latitude)s, %(longitude)s, %(landmass)s)
ON CONFLICT (postcode) DO UPDATE
   SET postcode_to = excluded.postcode_to,
       name = excluded.name,
       municipality_code = excluded.municipality_code,
       latitude = excluded.latitude,
       longitude = excluded.longitude,
       landmass = excluded.landmass

-- put_industry --
-- Industry codes by version.
INSERT INTO industry (version, code, level, section, label)
VALUES (%(version)s, %(code)s, %(level)s, %(section)s, %(label)s)
ON CONFLICT (version, code) DO UPDATE
   SET level = excluded.level,
       section = excluded.section,
       label = excluded.label

-- section_labels --
-- The names of the 21 sections.
SELECT industry.section,
       industry.label
  FROM industry
 WHERE industry.level = 0
   AND industry.version = 'DB07'
 ORDER BY industry.section

-- municipality_of_postcode --
-- Where a postcode lies, for rows that name no municipality.
SELECT postcode.municipality_code
  FROM postcode
 WHERE %(postcode)s BETWEEN postcode.postcode AND postcode.postcode_to
 ORDER BY postcode.postcode DESC
 LIMIT 1

-- municipality_codes --
-- Codes that exist, to refuse others before a row lands.
SELECT municipality.municipality_code AS code
  FROM municipality
 ORDER BY municipality.municipality_code

-- municipality_points --
-- A postcode in several municipalities is given to the nearest.
SELECT municipality.municipality_code AS code,
       municipality.latitude,
       municipality.longitude
  FROM municipality
 ORDER BY municipality.municipality_code

-- place_names --
-- Names of postal towns and municipalities with the postcode that stands for each; a town's own name comes first.
SELECT DISTINCT ON (names.name)
       names.name,
       names.postcode
  FROM (SELECT postcode.name, postcode.postcode, 1 AS preference
          FROM postcode
         UNION ALL
        SELECT municipality.name, near.postcode, 2 AS preference
          FROM municipality
          JOIN LATERAL (
               SELECT postcode.postcode
                 FROM postcode
                WHERE postcode.municipality_code = municipality.municipality_code
                ORDER BY abs(postcode.latitude - municipality.latitude)
                         + abs(postcode.longitude - municipality.longitude),
                         postcode.postcode
                LIMIT 1
               ) AS near ON true
       ) AS names
 ORDER BY names.name, names.preference, names.postcode

-- municipality_names --
-- All municipalities, for choosing one.
SELECT municipality.municipality_code AS code,
       municipality.name
  FROM municipality
 ORDER BY danish_key(municipality.name), municipality.municipality_code

-- regions_in_force --
-- The regions of a day; they change their borders and names by law.
SELECT DISTINCT municipality_region.region_code AS code,
       municipality_region.region AS name
  FROM municipality_region
 WHERE municipality_region.valid @> %(as_of)s::date
 ORDER BY municipality_region.region_code
