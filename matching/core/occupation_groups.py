"""The groups of occupations that a list can be narrowed to: ISCO-08's sub-major groups, under short names of ours.

DISCO-08, the Danish version, has the same numbers; its official titles are too long for a list to choose from.
"""

from collections.abc import Mapping

#: Short Danish name by the two first digits of an ISCO-08 code.
GROUPS: Mapping[str, str] = {
    "11": "Øverste ledelse",
    "12": "Ledelse i administration og salg",
    "13": "Ledelse i produktion og service",
    "14": "Ledelse i hotel, restaurant og detailhandel",
    "21": "Ingeniører, arkitekter og naturvidenskab",
    "22": "Læger, sygeplejersker og andet sundhedsarbejde på højt niveau",
    "23": "Undervisning og pædagogik",
    "24": "Økonomi, administration og salg på højt niveau",
    "25": "It-udvikling",
    "26": "Jura, samfundsfag og kultur",
    "31": "Teknikere",
    "32": "Teknisk og assisterende sundhedsarbejde",
    "33": "Sagsbehandling, forretningsservice og mægling",
    "34": "Teknisk arbejde inden for jura, socialt arbejde og kultur",
    "35": "It-drift og brugersupport",
    "41": "Kontor og sekretariat",
    "42": "Kundeservice og reception",
    "43": "Bogholderi, lager- og transportkontor",
    "44": "Andet kontorarbejde",
    "51": "Service, hotel, restaurant og rengøringsledelse",
    "52": "Salg og butik",
    "53": "Omsorg og pleje",
    "54": "Rednings- og vagtarbejde",
    "61": "Landbrug og gartneri",
    "62": "Skovbrug og fiskeri",
    "71": "Byggeri og anlæg",
    "72": "Metal og maskiner",
    "73": "Kunsthåndværk, præcision og tryk",
    "74": "El og elektronik",
    "75": "Fødevarer, træ og tekstil",
    "81": "Maskinbetjening",
    "82": "Montage",
    "83": "Chauffører og førere af maskiner",
    "91": "Rengøring",
    "92": "Medhjælp i landbrug, skov og fiskeri",
    "93": "Lager, pakning og manuelt arbejde",
    "94": "Køkkenmedhjælp",
    "95": "Gadesalg og service på gaden",
    "96": "Renovation og andet manuelt arbejde",
}
